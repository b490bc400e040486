"""What readers of other projects make of a page: readers.py READER FORM FILE URL, one line of JSON for each file or name."""
import json, sys, warnings

reader, form, file, url = sys.argv[1:]
content = open(file, "rb").read()
types = {"html": "text/html; charset=utf-8", "json": "application/vnd.pypi.simple.v1+json"}


def show(filename, url, sha256, requires_python, metadata, yanked, provenance=None, status=None):
    print(json.dumps([filename, url, sha256, requires_python, metadata, yanked, provenance, status]))


def pip():
    from pip._internal.index.collector import IndexContent, parse_links

    content_type = types[form]
    for link in parse_links(IndexContent(content, content_type, "utf-8", url)):
        if hasattr(link, "metadata_file_data"):
            metadata = link.metadata_file_data and link.metadata_file_data.hashes["sha256"]
        else:
            metadata = link.dist_info_metadata and link.dist_info_metadata.partition("=")[2]
        digest = (link._hashes or {}).get("sha256") or link.hash
        show(link.filename, link.url_without_fragment, digest, link.requires_python, metadata, link.yanked_reason)


def pypi_simple():
    from pypi_simple import ProjectPage

    page = (
        ProjectPage.from_html("x", content.decode(), base_url=url)
        if form == "html"
        else ProjectPage.from_json_data(json.loads(content), base_url=url)
    )
    for package in page.packages:
        metadata = (package.metadata_digests or {}).get("sha256")
        yanked = (package.yanked_reason or "") if package.is_yanked else None
        show(package.filename, package.url.partition("#")[0], package.digests["sha256"], package.requires_python, metadata,
             yanked, package.provenance_url, page.status and str(getattr(page.status, "value", page.status)))


def mousebender():
    from mousebender import simple

    warnings.simplefilter("ignore")  # of HTML it knows API 1.0
    page = simple.parse_project_details(content.decode(), types[form], "flash-attn")
    status = page.get("project-status", {}).get("status")
    for file in page["files"]:
        yanked = file.get("yanked")
        metadata = file.get("core-metadata") or {}
        show(file["filename"], file["url"], file["hashes"]["sha256"], file.get("requires-python"), metadata.get("sha256"),
             "" if yanked is True else yanked or None, file.get("provenance"), status)


def pypi_simple_list():
    from pypi_simple import IndexPage

    page = IndexPage.from_html(content.decode()) if form == "html" else IndexPage.from_json_data(json.loads(content))
    for name in page.projects:
        print(json.dumps(name))


def mousebender_list():
    from mousebender import simple

    warnings.simplefilter("ignore")
    for project in simple.parse_project_index(content.decode(), types[form])["projects"]:
        print(json.dumps(project["name"]))


globals()[reader]()
