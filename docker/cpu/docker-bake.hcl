# The five CPU variants of vLLM.
#   docker buildx bake -f docker/cpu/docker-bake.hcl --print
#   VLLM_BRANCH=v0.12.0 PYTHON_VERSION=3.12 docker buildx bake -f docker/cpu/docker-bake.hcl wheel-avx512
# An empty variable leaves the Dockerfile's own default in force.

variable "FOLDER" {
  default     = "docker/cpu"
  description = "where the Dockerfile is, from the working directory"
}
variable "SOURCE" {
  default     = "."
  description = "checkout of vLLM, for REMOTE_VLLM=0"
}
variable "REMOTE_VLLM" { default = "1" }
variable "VLLM_REPO" { default = "" }
variable "VLLM_BRANCH" { default = "" }
variable "VLLM_VERSION" { default = "" }
variable "PYTHON_VERSION" { default = "3.12" }
variable "MAX_JOBS" { default = "" }
variable "REPAIR" { default = "" }
variable "PIP_INDEX_URL" { default = "" }
variable "UV_DEFAULT_INDEX" { default = "" }
variable "UV_INDEX" {
  default     = ""
  description = "indexes in order, with blanks between; PyTorch's for CPUs first"
}
variable "OUTPUT" {
  default     = "dist"
  description = "folder of the wheels"
}

# As in docker/runtime/cpu-variants.tsv.
variable "VARIANTS" {
  default = [
    { label = "noavx512", disabled = "true", vnni = "0", bf16 = "0", amx = "0", platforms = ["linux/amd64", "linux/arm64"] },
    { label = "avx512", disabled = "false", vnni = "0", bf16 = "0", amx = "0", platforms = ["linux/amd64"] },
    { label = "avx512vnni", disabled = "false", vnni = "1", bf16 = "0", amx = "0", platforms = ["linux/amd64"] },
    { label = "avx512bf16", disabled = "false", vnni = "1", bf16 = "1", amx = "0", platforms = ["linux/amd64"] },
    { label = "amxbf16", disabled = "false", vnni = "1", bf16 = "1", amx = "1", platforms = ["linux/amd64"] },
  ]
}

function "given" {
  params = [value]
  result = value != "" ? value : null
}

group "default" {
  targets = ["wheel"]
}

target "wheel" {
  name = "wheel-${variant.label}"
  matrix = {
    variant = VARIANTS
  }
  context    = SOURCE
  dockerfile = "cwd://${FOLDER}/Dockerfile"
  target     = "export"
  platforms  = variant.platforms
  args = {
    REMOTE_VLLM             = REMOTE_VLLM
    VLLM_REPO               = given(VLLM_REPO)
    VLLM_BRANCH             = given(VLLM_BRANCH)
    PYTHON_VERSION          = PYTHON_VERSION
    # the wheel's version
    SETUPTOOLS_SCM_PRETEND_VERSION = given(VLLM_VERSION)
    MAX_JOBS                = given(MAX_JOBS)
    REPAIR                  = given(REPAIR)
    PIP_INDEX_URL           = given(PIP_INDEX_URL)
    UV_DEFAULT_INDEX        = given(UV_DEFAULT_INDEX)
    UV_INDEX                = given(UV_INDEX)
    VLLM_CPU_DISABLE_AVX512 = variant.disabled
    VLLM_CPU_AVX512VNNI     = variant.vnni
    VLLM_CPU_AVX512BF16     = variant.bf16
    VLLM_CPU_AMXBF16        = variant.amx
  }
  output = ["type=local,dest=${OUTPUT}/${variant.label}/python-${PYTHON_VERSION}"]
}
