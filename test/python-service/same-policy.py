"""Answers what the service's policy says to each case that `same-policy.test.ts` made."""

from __future__ import annotations

import json
import sys
from typing import List, Optional

from agentwright_service.errors import Refusal
from agentwright_service.inputs import check_input
from agentwright_service.jsontypes import JsonObject, as_list, as_object, as_text, load
from agentwright_service.patterns import PatternProblem, matches
from agentwright_service.secret_values import ForeignSecrets, Masker, inert
from agentwright_service.targets import Policy, parse_target


def decide(case: JsonObject) -> object:
    policy = Policy(as_object(case["permissions"]))
    try:
        target = parse_target(as_text(case["url"]))
        entry = policy.decide(target)
    except Refusal as refusal:
        return {"ok": False, "reason": str(refusal)}
    problems: List[Optional[str]] = []
    for address in as_list(case["addresses"]):
        try:
            policy.check_address(target, as_text(address))
            problems.append(None)
        except Refusal as refusal:
            problems.append(str(refusal))
    return {"ok": True, "host": target.host, "port": target.port, "listed": entry is not None, "problems": problems}


def check(case: JsonObject) -> object:
    value, problems = check_input(as_object(case["schema"]), case["value"])
    return {"problems": problems} if problems else {"value": value}


def match(case: JsonObject) -> object:
    try:
        return matches(as_text(case["pattern"]), as_text(case["text"]))
    except PatternProblem:
        return None


def hide(case: JsonObject) -> object:
    masker = Masker()
    for name, value in as_object(case["secrets"]).items():
        masker.add(name, as_text(value))
    return inert(masker.mask(as_text(case["text"])))


def foreign(case: JsonObject) -> object:
    try:
        ForeignSecrets(case["value"]).check(["KEY"])
    except Refusal:
        return False
    return True


answer = {"decide": decide, "check": check, "match": match, "hide": hide, "foreign": foreign}[sys.argv[1]]
print(json.dumps([answer(as_object(case)) for case in as_list(load(sys.stdin.buffer.read()))]))
