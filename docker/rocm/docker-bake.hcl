# The ROCm stack: base wheels and their image, libraries, kernels, wheel, test image, image to serve from.
#   docker buildx bake -f docker/rocm/docker-bake.hcl --print
#   SOURCE=../vllm docker buildx bake -f docker/rocm/docker-bake.hcl test-rocm
# An empty variable leaves the Dockerfile's own default in force.

variable "FOLDER" {
  default     = "docker/rocm"
  description = "where the Dockerfiles are, from the working directory"
}
variable "SOURCE" {
  default     = "."
  description = "checkout of vLLM"
}
variable "REMOTE_VLLM" {
  default     = "0"
  description = "1: VLLM_BRANCH of the upstream repository in the place of SOURCE"
}
variable "VLLM_BRANCH" { default = "" }
variable "VLLM_VERSION" { default = "" }
variable "WITH_RUST" { default = "" }
variable "COMMIT" { default = "" }

variable "MAX_JOBS" { default = "" }
variable "COMPILER_CACHE" { default = "ccache" }
variable "LINKER" { default = "mold" }

variable "PYTHON_VERSION" { default = "" }
variable "ROCM_VERSION" { default = "" }
variable "PYTORCH_BRANCH" { default = "" }
variable "TRITON_BRANCH" { default = "" }
variable "PYTORCH_ROCM_ARCH" {
  default     = ""
  description = "GPU architectures of torch and of vLLM's kernels"
}
variable "FA_ROCM_ARCH" { default = "" }
variable "AITER_ROCM_ARCH" { default = "" }
variable "DEEPEP_ROCM_ARCH" { default = "" }

variable "RIXL_BRANCH" { default = "" }
variable "UCX_BRANCH" { default = "" }
variable "ROCSHMEM_BRANCH" { default = "" }
variable "DEEPEP_BRANCH" { default = "" }
variable "RIXL_CACHE_KEY" { default = "" }
variable "ROCSHMEM_CACHE_KEY" { default = "" }
variable "DEEPEP_CACHE_KEY" { default = "" }

variable "ROCM_IMAGE" {
  default     = ""
  description = "ROCm itself, by digest"
}
variable "BASE_IMAGE" {
  default     = ""
  description = "what base-rocm was pushed as, by digest; empty: it is built"
}
variable "CI_BASE_IMAGE" {
  default     = ""
  description = "what ci-base-rocm was pushed as, by digest; empty: it is built"
}
variable "BASE_WHEELS" {
  default     = ""
  description = "folder of base wheels"
}
variable "ROCM_CI_ARTIFACT_ONLY" {
  default     = "0"
  description = "1: the wheel comes from ARTIFACTS, and nothing is compiled"
}
variable "ARTIFACTS" {
  default     = "wheel-export"
  description = "folder that export-wheel-rocm writes and that ROCM_CI_ARTIFACT_ONLY reads"
}

function "given" {
  params = [value]
  result = value != "" ? value : null
}

group "default" {
  targets = ["test-rocm"]
}

target "_toolchain" {
  args = {
    COMPILER_CACHE = COMPILER_CACHE
    LINKER         = LINKER
    MAX_JOBS       = given(MAX_JOBS)
  }
}

target "_labels" {
  labels = {
    "org.opencontainers.image.title"    = "vLLM for ROCm"
    "org.opencontainers.image.source"   = "https://github.com/vllm-project/vllm"
    "org.opencontainers.image.licenses" = "Apache-2.0"
    "org.opencontainers.image.revision" = COMMIT
  }
}

target "_base" {
  inherits   = ["_toolchain"]
  context    = FOLDER
  dockerfile = "Dockerfile.rocm_base"
  args = {
    BASE_IMAGE        = given(ROCM_IMAGE)
    ROCM_VERSION      = given(ROCM_VERSION)
    PYTHON_VERSION    = given(PYTHON_VERSION)
    PYTORCH_BRANCH    = given(PYTORCH_BRANCH)
    TRITON_BRANCH     = given(TRITON_BRANCH)
    PYTORCH_ROCM_ARCH = given(PYTORCH_ROCM_ARCH)
    FA_ROCM_ARCH      = given(FA_ROCM_ARCH)
    AITER_ROCM_ARCH   = given(AITER_ROCM_ARCH)
  }
}

# The base wheels, as files.
target "base-wheels-rocm" {
  inherits = ["_base"]
  target   = "base-wheels"
  output   = ["type=local,dest=${BASE_WHEELS != "" ? BASE_WHEELS : "base-wheels"}"]
}

# The image that all else starts from.
target "base-rocm" {
  inherits = ["_base", "_labels"]
  target   = "rocm-base"
  contexts = BASE_WHEELS != "" ? { base-wheels = BASE_WHEELS } : {}
}

target "_main" {
  inherits   = ["_toolchain"]
  context    = SOURCE
  dockerfile = "cwd://${FOLDER}/Dockerfile"
  contexts = merge(
    BASE_IMAGE != "" ? {} : { rocm-base = "target:base-rocm" },
    BASE_WHEELS != "" ? { base-wheels = BASE_WHEELS } : {},
  )
  args = {
    BASE_IMAGE            = given(BASE_IMAGE)
    REMOTE_VLLM           = REMOTE_VLLM
    VLLM_BRANCH           = given(VLLM_BRANCH)
    WITH_RUST             = given(WITH_RUST)
    # the wheel's version
    SETUPTOOLS_SCM_PRETEND_VERSION = given(VLLM_VERSION)
    ARG_PYTORCH_ROCM_ARCH = given(PYTORCH_ROCM_ARCH)
    DEEPEP_ROCM_ARCH      = given(DEEPEP_ROCM_ARCH)
    RIXL_BRANCH           = given(RIXL_BRANCH)
    UCX_BRANCH            = given(UCX_BRANCH)
    ROCSHMEM_BRANCH       = given(ROCSHMEM_BRANCH)
    DEEPEP_BRANCH         = given(DEEPEP_BRANCH)
    RIXL_CACHE            = given(RIXL_CACHE_KEY)
    ROCSHMEM_CACHE        = given(ROCSHMEM_CACHE_KEY)
    DEEPEP_CACHE          = given(DEEPEP_CACHE_KEY)
  }
}

target "_images" {
  inherits = ["_main", "_labels"]
  args = {
    CI_BASE_IMAGE = given(CI_BASE_IMAGE)
  }
  contexts = ROCM_CI_ARTIFACT_ONLY == "1" ? { artifacts = ARTIFACTS } : {}
}

target "ci-base-rocm" {
  inherits = ["_main", "_labels"]
  target   = "ci-base"
}

target "csrc-rocm" {
  inherits = ["_main"]
  target   = "csrc-build"
  output   = ["type=cacheonly"]
}

target "export-wheel-rocm" {
  inherits = ["_main"]
  target   = "export"
  output   = ["type=local,dest=${ARTIFACTS}"]
}

target "test-rocm" {
  inherits = ["_images"]
  target   = "test"
}

target "final-rocm" {
  inherits = ["_images"]
  target   = "final"
}
