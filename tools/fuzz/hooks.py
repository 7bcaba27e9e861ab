"""What schemathesis cannot know of a request that should be accepted: the user's own book, ids, versions, password.

Only cases that are meant to be valid are touched, and every other one of those keeps the ids and versions that it came
with; what is meant to be refused goes out as it was made.
"""

import base64
import functools
import itertools
import json
import os
import re
import time
from collections import defaultdict, deque

import requests
import schemathesis

URL = os.environ["HISAAB_FUZZ_URL"]
BOOK = os.environ["HISAAB_FUZZ_BOOK"]
EMAIL = os.environ["HISAAB_FUZZ_EMAIL"]
PASSWORDS = [os.environ["HISAAB_FUZZ_PASSWORD"], "an even longer sentence is better"]
IF_MATCH = re.compile(r'^"[1-9][0-9]{0,8}"$')

# Every other case of an operation in a phase, the first one too, is given what is there.
turns = defaultdict(itertools.count)
numbers = itertools.count()
# What the answers have shown so far: ids by the noun of their path, versions by id or path.
ids = defaultdict(lambda: deque(maxlen=40))
versions = {}


@schemathesis.hook
def before_call(context, case, kwargs):
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if case.query and "book" in case.query:
        case.query["book"] = BOOK
    if case.headers and "X-Book-Id" in case.headers:
        case.headers["X-Book-Id"] = BOOK
    # The coverage phase can make no header with a quote in it and fills in one that the schema refuses.
    if case.headers and "If-Match" in case.headers and not IF_MATCH.match(str(case.headers["If-Match"])):
        case.headers["If-Match"] = '"1"'
    turn = next(turns[case.operation.label, case.meta.phase.name])
    if turn % 2 == 1:
        return
    if case.headers and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = f"fuzz-{next(numbers)}"
    for name in case.path_parameters or {}:
        known = ids["changes" if name == "changeSetId" else noun_of(case.operation.path)]
        if known:
            case.path_parameters[name] = known[turn // 2 % len(known)]
    if case.method == "PATCH":
        version = versions.get((case.path_parameters or {}).get("id", case.operation.path))
        if version is not None:
            case.headers = {**(case.headers or {}), "If-Match": f'"{version}"'}
    fill = RIGHT.get(case.operation.definition.raw.get("operationId"))
    if fill:
        fill(case)


@schemathesis.hook
def after_call(context, case, response):
    if not 200 <= response.status_code < 300:
        return
    try:
        body = response.json()
    except ValueError:
        return
    if not isinstance(body, dict):
        return
    if "version" in body:
        versions[case.operation.path] = body["version"]
    for item in [body, *body.get("items", [])]:
        if isinstance(item, dict):
            remember(noun_of(case.operation.path), item)


def remember(noun, item):
    if "changeSetId" in item and item["changeSetId"] and item["changeSetId"] not in ids["changes"]:
        ids["changes"].append(item["changeSetId"])
    if "id" not in item:
        return
    if item["id"] not in ids[noun]:
        ids[noun].append(item["id"])
    if "version" in item:
        versions[item["id"]] = item["version"]


def noun_of(path):
    """`accounts` of `/v1/accounts/{id}`."""
    return path.split("/")[2] if path.startswith("/v1/") else path


def log_in(case):
    case.body = {"email": EMAIL, "password": PASSWORDS[0]}


def new_session():
    credentials = {"email": EMAIL, "password": PASSWORDS[0]}
    return requests.post(f"{URL}/v1/auth/login", json=credentials, timeout=20).json()


@functools.cache
def token():
    return new_session()["accessToken"]


def refresh(case):
    case.body = {"refreshToken": new_session()["refreshToken"]}


def end_session(case):
    payload = new_session()["accessToken"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    case.path_parameters["id"] = claims["sid"]


CSV = "Date,Note,Amount\n01/11/2026,Tea,-20.00\n02/11/2026,Milk,-33.50\n"


def start_import(case):
    case.body = {"file": f"{CSV}03/11/2026,Row {next(numbers)},-1.00\n"}


def bearer():
    return {"Authorization": f"Bearer {token()}"}


def made(path, body):
    return requests.post(f"{URL}{path}", headers=bearer(), json=body, timeout=20).json()


def preview(case):
    """The id of an import that waits to be looked at: one can be committed once."""
    headers = bearer()
    file = {"file": ("a.csv", f"{CSV}04/11/2026,Row {next(numbers)},-1.00\n", "text/csv")}
    found = requests.post(f"{URL}/v1/imports", headers=headers, files=file, timeout=20).json()
    until = time.monotonic() + 20
    while found["status"] == "reading" and time.monotonic() < until:
        time.sleep(0.02)
        found = requests.get(f"{URL}/v1/imports/{found['id']}", headers=headers, timeout=20).json()
    case.path_parameters["id"] = found["id"]


def map_import(case):
    preview(case)
    if isinstance(case.body, dict):
        # By another separator or encoding the file would not have these columns.
        form = {"encoding": "utf-8", "separator": ",", "headerRow": 0, "firstRow": 1}
        case.body = {**case.body, **form, "columns": {"date": 0, "note": 1, "amount": 2}}


def new_account(case=None):
    body = {"name": f"Account {next(numbers)}", "kind": "bank", "currency": "INR"}
    if case is not None:
        case.body = body
    return body


def new_category(case=None):
    body = {"name": f"Category {next(numbers)}", "kind": "expense"}
    if case is not None:
        case.body = body
    return body


def entry(case=None):
    body = {"type": "expense", "amount": {"amount": "12.50", "currency": "INR"}, "date": "2026-11-22", "payee": "Swiggy"}
    if case is not None:
        case.body = body
    return body


def change_many(case):
    row = made("/v1/transactions", entry())
    case.body = {"ids": [row["id"]], "change": {"addTags": ["fuzz"]}}


def delete_account(case):
    unused(case, made("/v1/accounts", new_account()))


def delete_category(case):
    unused(case, made("/v1/categories", new_category()))
    if case.query:
        case.query.pop("moveTo", None)


def delete_transaction(case):
    unused(case, made("/v1/transactions", entry()))


def room_for_templates():
    """A book has at most 200 of them, and the run makes more."""
    templates = requests.get(f"{URL}/v1/templates", headers=bearer(), timeout=20).json()["items"]
    for template in templates[50:]:
        requests.delete(f"{URL}/v1/templates/{template['id']}", headers=bearer(), timeout=20)


def new_template(case=None):
    room_for_templates()
    body = {"name": f"Template {next(numbers)}", "type": "expense", "payee": "Auto"}
    if case is not None:
        case.body = body
    return body


def delete_template(case):
    unused(case, made("/v1/templates", new_template()))


def unused(case, resource):
    case.path_parameters["id"] = resource["id"]
    if case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = '"1"'


def undo(case):
    case.path_parameters["changeSetId"] = made("/v1/transactions", entry())["changeSetId"]


def change_payee(case):
    case.body = {"name": f"Payee {next(numbers)}"}


def sign_up(case):
    if isinstance(case.body, dict):
        case.body["email"] = f"{next(numbers)}-{EMAIL}"


def change_password(case):
    case.body = {"currentPassword": PASSWORDS[0], "newPassword": PASSWORDS[1]}
    PASSWORDS.reverse()


RIGHT = {
    "logIn": log_in,
    "refreshTokens": refresh,
    "endSession": end_session,
    "signUp": sign_up,
    "createAccount": new_account,
    "deleteAccount": delete_account,
    "createCategory": new_category,
    "deleteCategory": delete_category,
    "recordTransaction": entry,
    "deleteTransaction": delete_transaction,
    "createTemplate": new_template,
    "deleteTemplate": delete_template,
    "changeManyTransactions": change_many,
    "undoChange": undo,
    "changePayee": change_payee,
    "startImport": start_import,
    "mapImport": map_import,
    "commitImport": preview,
    "changePassword": change_password,
}
