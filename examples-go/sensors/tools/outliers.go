package tools

import (
	"math"

	"agentwright/agent"
)

// Outliers answers the tool outliers.
func Outliers(_ *agent.Host, input agent.Input) (any, error) {
	values, err := readings(input)
	if err != nil {
		return nil, err
	}
	deviations := input.Number("deviations")
	mean, deviation := meanAndDeviation(values)
	found := []map[string]any{}
	for at, value := range values {
		if math.Abs(value-mean) > deviations*deviation {
			found = append(found, map[string]any{"at": at, "value": value})
		}
	}
	return found, nil
}
