//go:build !wasip1

package agent

import (
	"strings"
	"time"
)

// In a Go process the plugin's goroutines live beside those of its host, and run at the same time.

func export(Plugin) {}

// The memory is the host's to limit.
func limitMemory(int) {}

func (w *watch) enter() {
	id := currentGoroutine()
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.family == nil {
		w.family = map[int]bool{}
	}
	w.family[id] = true
}

// begin is told how many calls are open; once there is only one, the goroutines of those before are forgotten.
func (w *watch) begin(open, own int) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if open == 1 && own == 0 {
		w.family = nil
	}
}

const (
	shortestWait = 50 * time.Microsecond
	longestWait  = 10 * time.Millisecond
	// A goroutine may be seen in the moment in which it waits for a lock of Go's own library.
	idleLooks = 2
)

// settle returns when the tool has ended, or when all goroutines of the plugin were found waiting.
func (w *watch) settle(c *call) {
	idle := 0
	for wait := shortestWait; idle < idleLooks; wait = min(2*wait, longestWait) {
		select {
		case <-c.done:
			return
		case <-time.After(wait):
		}
		if w.busy(c.plugin.root) {
			idle = 0
		} else {
			idle++
		}
	}
}

// busy looks at the goroutines that tools started, and at those that run code of the plugin.
func (w *watch) busy(root string) bool {
	all := w.goroutines()
	w.lock.Lock()
	defer w.lock.Unlock()
	busy := false
	// The runtime lists children before their parents too: look again until nobody new is found.
	for known := -1; known < len(w.family); {
		known = len(w.family)
		for _, one := range all {
			if w.family[one.id] || w.family[one.parent] || runsSources(one.text, root) {
				w.family[one.id] = true
				busy = busy || !one.waits()
			}
		}
	}
	return busy
}

func runsSources(stack, root string) bool {
	return strings.Contains(stack, "\t"+root+"/"+sources) || strings.Contains(stack, "\t/"+sources)
}
