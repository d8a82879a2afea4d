package agent

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
)

// Effects that one call may have in flight.
const mostEffects = 50

// effect is something that a tool wants done outside, until the host has done it.
type effect struct {
	id     int
	json   string
	seen   bool
	answer chan *Object
}

// EffectError is why the host did not do something: it was refused, or it failed.
type EffectError struct {
	// Code is the host's: refused, failed…
	Code    string
	Message string
}

func (e *EffectError) Error() string { return e.Message }

// Answer is what the host will answer; Wait waits for it.
type Answer[T any] struct {
	answer chan *Object
	read   func(any) (T, error)
	value  T
	err    error
	done   bool
}

// Wait gives the host's answer, now or when it comes. It may be called again, but from one goroutine at a time.
func (a *Answer[T]) Wait() (T, error) {
	if a.done {
		return a.value, a.err
	}
	a.take(<-a.answer)
	return a.value, a.err
}

// WaitAll waits for all answers, or until one of them is an error: then for no more, as Promise.all of JavaScript.
func WaitAll[T any](answers ...*Answer[T]) ([]T, error) {
	for {
		var open []*Answer[T]
		var cases []reflect.SelectCase
		for _, one := range answers {
			if one.done && one.err != nil {
				return nil, one.err
			}
			if !one.done {
				open = append(open, one)
				cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(one.answer)})
			}
		}
		if len(open) == 0 {
			break
		}
		at, result, _ := reflect.Select(cases)
		open[at].take(result.Interface().(*Object))
	}
	values := make([]T, len(answers))
	for i, one := range answers {
		values[i] = one.value
	}
	return values, nil
}

func (a *Answer[T]) take(result *Object) {
	a.done = true
	if result.Bool("ok") {
		a.value, a.err = a.read(result.Get("value"))
	} else {
		failed := result.Object("error")
		a.err = &EffectError{Code: failed.Text("code"), Message: failed.Text("message")}
	}
}

// failed is an answer that is known before anybody was asked.
func failed[T any](err error) *Answer[T] {
	return &Answer[T]{err: err, done: true}
}

func ask[T any](c *call, kind string, request any, read func(any) (T, error)) *Answer[T] {
	text, err := Stringify(request)
	if err != nil {
		return failed[T](fmt.Errorf("the request can't be written as JSON: %w", err))
	}
	c.plugin.watch.lock.Lock()
	defer c.plugin.watch.lock.Unlock()
	if c.ended {
		return failed[T](errors.New("The tool has answered already; it can't ask for anything more."))
	}
	if len(c.effects) >= mostEffects {
		return failed[T](fmt.Errorf("%d effects are in flight; await some before asking for more.", mostEffects))
	}
	c.lastEffect++
	json := fmt.Sprintf(`{"id":%d,"kind":"%s","request":%s}`, c.lastEffect, kind, text)
	one := &effect{id: c.lastEffect, json: json, answer: make(chan *Object, 1)}
	c.effects = append(c.effects, one)
	c.plugin.watch.asked++
	return &Answer[T]{answer: one.answer, read: read}
}

// openEffect finds the effect that a result is for.
func (c *call) openEffect(id any) (int, bool) {
	number, _ := id.(float64)
	for _, one := range c.effects {
		if float64(one.id) == number {
			return one.id, true
		}
	}
	return 0, false
}

func (c *call) deliver(results []*Object) {
	c.plugin.watch.lock.Lock()
	defer c.plugin.watch.lock.Unlock()
	for _, result := range results {
		at := slices.IndexFunc(c.effects, func(one *effect) bool { return one.id == result.Int("effect") })
		c.effects[at].answer <- result
		c.effects = slices.Delete(c.effects, at, at+1)
	}
}

// lost counts the effects that nobody will do, since the tool did not wait for them.
func (c *call) lost() int {
	lost := 0
	for _, one := range c.effects {
		if !one.seen {
			lost++
		}
	}
	return lost
}
