# What CI adds: tags, layer caches, pushes.
#   docker buildx bake -f docker/rocm/docker-bake.hcl -f docker/rocm/docker-bake.ci.hcl test-rocm-ci
# wheel:bake writes the cache references that it chooses over those that stand here.

variable "BUILDKITE_COMMIT" { default = "" }
variable "BUILDKITE_BUILD_NUMBER" { default = "" }
variable "BUILDKITE_BUILD_ID" { default = "" }
variable "PARENT_COMMIT" { default = "" }
variable "VLLM_MERGE_BASE_COMMIT" { default = "" }
variable "COMMIT" { default = BUILDKITE_COMMIT }
variable "IMAGE_TAG" { default = "" }
variable "IMAGE_TAG_LATEST" { default = "" }
variable "CI_BASE_IMAGE_TAG" { default = "" }
variable "CI_MAX_JOBS" { default = "" }
variable "MAX_JOBS" { default = CI_MAX_JOBS }
variable "PYTORCH_ROCM_ARCH" { default = "gfx90a;gfx942;gfx950" }

variable "CACHE_REPO" {
  default     = ""
  description = "repository for layer caches; empty: none"
}
variable "CACHE_BRANCH_TAG" {
  default     = ""
  description = "tag part of this branch"
}
variable "CACHE_UPSTREAM_BRANCH_TAG" {
  default     = ""
  description = "tag part of the branch that this one goes into"
}

# Read in this order: this commit, its parent, where the branch began, the branch, upstream's branch.
function "cache_from" {
  params = [kind]
  result = [
    for tag in compact([
      BUILDKITE_COMMIT, PARENT_COMMIT, VLLM_MERGE_BASE_COMMIT,
      CACHE_BRANCH_TAG != "" ? "branch-${CACHE_BRANCH_TAG}" : "",
      CACHE_UPSTREAM_BRANCH_TAG != "" ? "branch-${CACHE_UPSTREAM_BRANCH_TAG}" : "",
    ]) : "type=registry,ref=${CACHE_REPO}:${kind}-${tag}" if CACHE_REPO != ""
  ]
}
function "cache_to" {
  params = [kind, mode]
  result = [
    for tag in compact([BUILDKITE_COMMIT, CACHE_BRANCH_TAG != "" ? "branch-${CACHE_BRANCH_TAG}" : ""]) :
    "type=registry,ref=${CACHE_REPO}:${kind}-${tag},mode=${mode}" if CACHE_REPO != ""
  ]
}
# A pinned library's cache lives as long as its pins.
function "cache_of" {
  params = [library, key]
  result = CACHE_REPO != "" && key != "" ? ["type=registry,ref=${CACHE_REPO}:${library}-rocm-${key}"] : []
}
function "rixl_key" {
  params = []
  result = RIXL_CACHE_KEY != "" ? RIXL_CACHE_KEY : RIXL_BRANCH != "" && UCX_BRANCH != "" ? "${RIXL_BRANCH}-ucx-${UCX_BRANCH}" : ""
}
function "rocshmem_key" {
  params = []
  result = ROCSHMEM_CACHE_KEY != "" ? ROCSHMEM_CACHE_KEY : ROCSHMEM_BRANCH
}
function "deepep_key" {
  params = []
  result = DEEPEP_CACHE_KEY != "" ? DEEPEP_CACHE_KEY : DEEPEP_BRANCH != "" && ROCSHMEM_BRANCH != "" ? "${DEEPEP_BRANCH}-rocshmem-${ROCSHMEM_BRANCH}" : ""
}
function "cache_of_libraries" {
  params = []
  result = concat(cache_of("rixl", rixl_key()), cache_of("rocshmem", rocshmem_key()), cache_of("deepep", deepep_key()))
}

target "_ci" {
  annotations = [
    "manifest:vllm.buildkite.build_number=${BUILDKITE_BUILD_NUMBER}",
    "manifest:vllm.buildkite.build_id=${BUILDKITE_BUILD_ID}",
  ]
}

target "rixl-rocm-ci" {
  inherits   = ["_main"]
  target     = "rixl"
  cache-from = cache_of("rixl", rixl_key())
  cache-to   = [for ref in cache_of("rixl", rixl_key()) : "${ref},mode=max"]
  output     = ["type=cacheonly"]
}
target "rocshmem-rocm-ci" {
  inherits   = ["_main"]
  target     = "rocshmem"
  cache-from = cache_of("rocshmem", rocshmem_key())
  cache-to   = [for ref in cache_of("rocshmem", rocshmem_key()) : "${ref},mode=max"]
  output     = ["type=cacheonly"]
}
target "deepep-rocm-ci" {
  inherits   = ["_main"]
  target     = "deepep"
  cache-from = concat(cache_of("deepep", deepep_key()), cache_of("rocshmem", rocshmem_key()))
  cache-to   = [for ref in cache_of("deepep", deepep_key()) : "${ref},mode=max"]
  output     = ["type=cacheonly"]
}
target "ci-base-rocm-ci" {
  inherits   = ["ci-base-rocm", "_ci"]
  cache-from = concat(CI_BASE_IMAGE_TAG != "" ? ["type=registry,ref=${CI_BASE_IMAGE_TAG}"] : [], cache_of_libraries())
  cache-to   = ["type=inline"]
  tags       = compact([CI_BASE_IMAGE_TAG])
  output     = ["type=registry"]
}
group "ci-base-rocm-ci-with-deps" {
  targets = ["rixl-rocm-ci", "rocshmem-rocm-ci", "deepep-rocm-ci", "ci-base-rocm-ci"]
}

target "csrc-rocm-ci" {
  inherits   = ["csrc-rocm"]
  cache-from = cache_from("csrc-rocm")
  cache-to   = cache_to("csrc-rocm", "max")
}
target "export-wheel-rocm-ci" {
  inherits   = ["export-wheel-rocm"]
  cache-from = concat(cache_from("rocm"), cache_from("csrc-rocm"))
}
target "test-rocm-ci" {
  inherits   = ["test-rocm", "_ci"]
  cache-from = concat(cache_from("rocm"), cache_from("csrc-rocm"), cache_of_libraries())
  cache-to   = cache_to("rocm", "min")
  tags       = compact([IMAGE_TAG, IMAGE_TAG_LATEST])
  output     = ["type=registry"]
}
target "final-rocm-ci" {
  inherits   = ["final-rocm", "_ci"]
  cache-from = concat(cache_from("rocm"), cache_from("csrc-rocm"), cache_of_libraries())
  tags       = compact([IMAGE_TAG, IMAGE_TAG_LATEST])
  output     = ["type=registry"]
}
group "test-rocm-ci-with-wheel" {
  targets = ["csrc-rocm-ci", "test-rocm-ci", "export-wheel-rocm-ci"]
}
group "test-rocm-ci-with-artifacts" {
  targets = ["csrc-rocm-ci", "export-wheel-rocm-ci"]
}
