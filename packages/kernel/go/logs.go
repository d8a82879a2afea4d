package agent

import (
	"fmt"
	"strings"
	"sync"
)

const (
	mostLines   = 200
	longestLine = 4000
)

type logLine struct{ level, message string }

// logBook keeps what tools log until the answer of a request takes it along.
type logBook struct {
	lock    sync.Mutex
	lines   []logLine
	dropped int
}

func (s *state) log(level string, values []any) {
	shown := make([]string, len(values))
	for i, value := range values {
		shown[i] = show(value)
	}
	s.logs.add(level, strings.Join(shown, " "))
}

func (b *logBook) add(level, message string) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if len(b.lines) >= mostLines {
		b.dropped++
		return
	}
	b.lines = append(b.lines, logLine{level, shortened(message, longestLine)})
}

// take hands the lines out, as JSON values; nil if there are none.
func (b *logBook) take() []any {
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.dropped > 0 {
		b.lines = append(b.lines, logLine{"warn", fmt.Sprintf("%d more lines were dropped.", b.dropped)})
	}
	var taken []any
	for _, line := range b.lines {
		taken = append(taken, NewObject("level", line.level, "message", line.message))
	}
	b.lines, b.dropped = nil, 0
	return taken
}

// member is the logs as the last member of an answer.
func (b *logBook) member() string {
	taken := b.take()
	if taken == nil {
		return ""
	}
	text, _ := Stringify(taken)
	return `,"logs":` + text
}
