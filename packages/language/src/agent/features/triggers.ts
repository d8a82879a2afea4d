/** Characters that should make an editor ask for completion, beside letters. */
export const completionTriggers = ['"', "'", ":", " ", "/", ".", "{", "$"] as const;

/** Typing one of these asks for help with a signature; the second closes it. */
export const signatureTriggers = ["{", "}"] as const;
