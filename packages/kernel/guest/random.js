// Math.random from the seed the host gives (sfc32, C. Doty-Humphrey, PractRand). Never use it for secrets.
let a;
let b;
let c;
let counter;

export function seedRandom(seed) {
  a = seed | 0;
  b = Math.floor(seed / 2 ** 32) | 0;
  c = 0x9e3779b9 | 0;
  counter = 1;
  for (let i = 0; i < 12; i++) next();
}

function next() {
  const result = (((a + b) | 0) + counter) | 0;
  counter = (counter + 1) | 0;
  a = b ^ (b >>> 9);
  b = (c + (c << 3)) | 0;
  c = (((c << 21) | (c >>> 11)) + result) | 0;
  return result >>> 0;
}

export function random() {
  return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

seedRandom(1);
