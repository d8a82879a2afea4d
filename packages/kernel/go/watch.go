package agent

import (
	"bytes"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// watch finds out when everything that a tool started waits. An answer is given only then, so that it does not depend
// on how goroutines happen to be scheduled.
type watch struct {
	// lock guards what tools and requests both change.
	lock sync.Mutex
	// asked counts all effects that were ever asked for.
	asked int
	// before is how many goroutines there were without those of the call, in a module that has no others.
	before int
	// family are goroutines that are known to be the plugin's, where others live beside them.
	family map[int]bool
	buffer []byte
}

// goroutine is one of the runtime's own list of all goroutines.
type goroutine struct {
	id, parent int
	state      string
	text       string
}

// goroutines lists all but the one that asks, which comes first.
func (w *watch) goroutines() []goroutine {
	if w.buffer == nil {
		w.buffer = make([]byte, 32<<10)
	}
	length := runtime.Stack(w.buffer, true)
	for length == len(w.buffer) {
		w.buffer = make([]byte, 2*len(w.buffer))
		length = runtime.Stack(w.buffer, true)
	}
	var list []goroutine
	for _, text := range strings.Split(string(w.buffer[:length]), "\n\n")[1:] {
		list = append(list, readGoroutine(text))
	}
	return list
}

// readGoroutine reads `goroutine 7 [chan receive]:` and `created by main.f in goroutine 5`.
func readGoroutine(text string) goroutine {
	head, _, _ := strings.Cut(strings.TrimPrefix(text, "goroutine "), "\n")
	id, rest, _ := strings.Cut(head, " ")
	_, rest, _ = strings.Cut(rest, "[")
	state, _, _ := strings.Cut(rest, "]")
	found := goroutine{state: state, text: text}
	found.id, _ = strconv.Atoi(id)
	if at := strings.LastIndex(text, " in goroutine "); at >= 0 {
		parent, _, _ := strings.Cut(text[at+len(" in goroutine "):], "\n")
		found.parent, _ = strconv.Atoi(parent)
	}
	return found
}

// waits says whether a goroutine can't go on by itself. A plugin has no timers, so one that sleeps waits for ever.
func (g goroutine) waits() bool {
	for _, state := range []string{"chan ", "select", "sync.", "semacquire", "sleep"} {
		if strings.HasPrefix(g.state, state) {
			return true
		}
	}
	return false
}

// currentGoroutine is the number of the goroutine that asks.
func currentGoroutine() int {
	var text [64]byte
	first := text[:runtime.Stack(text[:], false)]
	id, _, _ := bytes.Cut(bytes.TrimPrefix(first, []byte("goroutine ")), []byte(" "))
	number, _ := strconv.Atoi(string(id))
	return number
}

func (w *watch) ended(c *call) bool {
	w.lock.Lock()
	defer w.lock.Unlock()
	return c.ended
}
