export const Flow = class {};
export const steps = [new Date()];
