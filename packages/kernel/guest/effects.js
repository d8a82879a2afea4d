// What a tool wants done outside, until the host has done it.
const most = 50;

export class EffectError extends Error {
  constructor(kind) {
    super(`${kind} failed`);
    this.name = "EffectError";
  }
}

// A promise of the host's answer. The error is made here, so that its stack shows who asked.
export function askFor(call, kind, request, read) {
  if (call.state !== "running") throw new Error("The tool has answered already; it can't ask for anything more.");
  if (call.effects.size >= most) throw new Error(`${most} effects are in flight; await some before asking for more.`);
  const id = ++call.lastEffect;
  const json = `{"id":${id},"kind":"${kind}","request":${JSON.stringify(request)}}`;
  const error = new EffectError(`host.${kind}`);
  return new Promise((resolve, reject) => {
    call.effects.set(id, { id, json, seen: false, resolve, reject, error, read });
  });
}

export function openEffects(call) {
  return [...call.effects.values()];
}

export function answerEffects(call, results) {
  for (const result of results) {
    const effect = call.effects.get(result.effect);
    call.effects.delete(result.effect);
    if (result.ok) effect.resolve(effect.read(result.value));
    else effect.reject(Object.assign(effect.error, { message: result.error.message, code: result.error.code }));
  }
}
