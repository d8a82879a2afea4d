package tools

import (
	"math"

	"agentwright/agent"
)

// readings are the numbers of the parameter of that name.
func readings(input agent.Input) ([]float64, error) {
	var given struct {
		Readings []float64 `json:"readings"`
	}
	err := input.Into(&given)
	return given.Readings, err
}

// meanAndDeviation are the mean and the standard deviation of some values; both 0 of none.
func meanAndDeviation(values []float64) (mean, deviation float64) {
	if len(values) == 0 {
		return 0, 0
	}
	for _, value := range values {
		mean += value / float64(len(values))
	}
	for _, value := range values {
		deviation += (value - mean) * (value - mean) / float64(len(values))
	}
	return mean, math.Sqrt(deviation)
}
