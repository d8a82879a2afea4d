"""Calls the tool `endless` of the bundle in a folder, with one second for it."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from agentwright_service.bundle import open_bundle
from agentwright_service.calls import call_tool
from agentwright_service.jsontypes import as_object

hosted = next(iter(open_bundle(Path(sys.argv[1])).values()))
as_object(hosted.manifest["permissions"])["timeoutSeconds"] = 1
started = time.monotonic()
result = call_tool(hosted.manifest, lambda: hosted.start("endless"), "endless", {})
code = result.error.code if result.error else "none"
print(json.dumps({"code": code, "seconds": time.monotonic() - started}))
