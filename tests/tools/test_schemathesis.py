"""Requests made up from the definition of the API, valid ones and broken ones: no answer breaks what the definition says."""

import os
import re
import subprocess
import sys
from pathlib import Path

#: Everything but `positive_data_acceptance`: that south is not above north, that an interval does not end before it starts and
#: that an instant has passed cannot be said in a schema, so a request can be valid by it and still be a 400.
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
)


def run(server, folder, *options):
    program = Path(sys.executable).parent / "schemathesis"
    command = [program, "run", f"{server.api}/api", "--checks", ",".join(CHECKS), "--no-color", "--seed", "1"]
    command += ["--generation-deterministic", "--phases", "examples,coverage,fuzzing", "--warnings", "off", *options]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "schemathesis_hooks", "PYTHONPATH": str(Path(__file__).parent)}
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=folder, env=environment, timeout=170)


def test_no_answer_is_a_5xx_or_breaks_the_definition(server, tmp_path, capsys):
    done = run(server, tmp_path, "--max-examples", "20")
    assert done.returncode == 0, done.stdout[-6000:]
    operations = re.search(r"Tested: (\d+)", done.stdout)
    cases = re.search(r"(\d+) generated", done.stdout)
    definition = server.json(f"{server.api}/api")
    # It leaves out the path that the definition itself came from.
    assert int(operations.group(1)) == len(definition["paths"]) - 1
    assert int(cases.group(1)) > 500
    with capsys.disabled():
        print(f"\nschemathesis: {operations.group(1)} operations, {cases.group(1)} cases")
