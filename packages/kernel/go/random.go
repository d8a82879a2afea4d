package agent

import "math"

// random is sfc32 (C. Doty-Humphrey, PractRand), seeded and read exactly as in guest/random.js.
type random struct{ a, b, c, counter uint32 }

func (r *random) seed(seed float64) {
	*r = random{a: toUint32(seed), b: toUint32(math.Floor(seed / (1 << 32))), c: 0x9e3779b9, counter: 1}
	for range 12 {
		r.word()
	}
}

// toUint32 is ECMAScript's ToUint32.
func toUint32(number float64) uint32 {
	if math.IsNaN(number) || math.IsInf(number, 0) {
		return 0
	}
	rest := math.Mod(math.Trunc(number), 1<<32)
	if rest < 0 {
		rest += 1 << 32
	}
	return uint32(rest)
}

func (r *random) word() uint32 {
	result := r.a + r.b + r.counter
	r.counter++
	r.a = r.b ^ (r.b >> 9)
	r.b = r.c + (r.c << 3)
	r.c = (r.c<<21 | r.c>>11) + result
	return result
}

func (r *random) next() float64 {
	high, low := r.word()>>5, r.word()>>6
	return (float64(high)*67108864 + float64(low)) / 9007199254740992
}
