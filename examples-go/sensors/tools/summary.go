package tools

import (
	"errors"
	"math"
	"sort"

	"agentwright/agent"
)

// Summary answers the tool summary.
func Summary(_ *agent.Host, input agent.Input) (any, error) {
	values, err := readings(input)
	if err != nil {
		return nil, err
	}
	if len(values) == 0 {
		return nil, errors.New("there are no readings to summarise")
	}
	sort.Float64s(values)
	mean, _ := meanAndDeviation(values)
	return map[string]any{
		"count":  len(values),
		"mean":   mean,
		"median": percentile(values, 0.5),
		"p95":    percentile(values, 0.95),
	}, nil
}

// percentile is the value below which that part of sorted values lies, between two of them where it has to be.
func percentile(sorted []float64, part float64) float64 {
	at := part * float64(len(sorted)-1)
	low := math.Floor(at)
	first, second := sorted[int(low)], sorted[int(math.Ceil(at))]
	return first + (second-first)*(at-low)
}
