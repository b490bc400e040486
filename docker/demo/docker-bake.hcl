# The small stack: base wheels, main wheel, image. From the top of the repository:
#   BASE_IMAGE=… docker buildx bake -f docker/demo/docker-bake.hcl --print

variable "FOLDER" {
  default     = "docker/demo"
  description = "where the Dockerfile is, from the working directory"
}
variable "BASE_IMAGE" {
  default     = "demo-base"
  description = "image with Python, its headers, setuptools, wheel and gcc, by digest"
}
variable "IMAGE_TAG" {
  default     = ""
  description = "name that the image gets"
}
variable "DIST" {
  default     = "dist"
  description = "folder that wheels are written to"
}
variable "ROCM_CI_ARTIFACT_ONLY" {
  default     = "0"
  description = "1: wheels come from ARTIFACTS, and nothing is compiled"
}
variable "ARTIFACTS" {
  default     = "dist"
  description = "folder with the wheels of base-wheels and export"
}

group "default" {
  targets = ["base-wheels", "export", "final"]
}

target "_demo" {
  context = FOLDER
  args = {
    BASE_IMAGE = BASE_IMAGE
  }
}

target "base-wheels" {
  inherits = ["_demo"]
  target   = "base-wheels"
  output   = ["type=local,dest=${DIST}/base"]
}

target "export" {
  inherits = ["_demo"]
  target   = "export"
  output   = ["type=local,dest=${DIST}/main"]
}

target "final" {
  inherits = ["_demo"]
  target   = "final"
  contexts = ROCM_CI_ARTIFACT_ONLY == "1" ? { base-wheels = ARTIFACTS, export = ARTIFACTS } : {}
  tags     = compact([IMAGE_TAG])
  output   = [IMAGE_TAG != "" ? "type=registry" : "type=cacheonly"]
}
