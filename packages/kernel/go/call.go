package agent

import (
	"fmt"
	"strconv"
	"strings"
)

// call is one call of a tool, from its start to its answer.
type call struct {
	id     int
	plugin *state
	// done is closed when the tool has ended.
	done chan struct{}
	// Everything below is changed by tools and by requests; its lock is the plugin's watch.
	effects    []*effect
	lastEffect int
	inbox      []*Object
	ended      bool
	value      any
	failed     *problem
}

// start runs a tool in a goroutine of its own, until it has ended or waits.
func (s *state) start(request *Object) (string, *problem) {
	name, _ := request.Get("name").(string)
	run, known := s.tools[name]
	if !known {
		return "", refuse("unknown-tool", fmt.Sprintf(`There is no tool "%s" in this plugin.`, name))
	}
	input, is := request.Get("input").(*Object)
	if !is {
		return "", refuse("bad-request", fmt.Sprintf(`The input of "%s" must be an object.`, name))
	}
	s.lastCall++
	c := &call{id: s.lastCall, plugin: s, done: make(chan struct{})}
	s.calls[c.id] = c
	s.watch.begin(len(s.calls), 0)
	go c.run(run, input)
	s.watch.settle(c)
	return c.report(), nil
}

func (c *call) run(tool ToolFunc, input Input) {
	c.plugin.watch.enter()
	// A tool that ends its goroutine (runtime.Goexit) returns nothing.
	var value any
	var failed *problem
	defer func() { c.end(value, failed) }()
	defer func() {
		if found := recover(); found != nil {
			told := describePanic(found, c.plugin.callers())
			failed = &told
		}
	}()
	result, err := tool(&Host{c}, input)
	if err != nil {
		told := describeError(err)
		failed = &told
	}
	value = result
}

func (c *call) end(value any, failed *problem) {
	c.plugin.watch.lock.Lock()
	defer c.plugin.watch.lock.Unlock()
	if !c.ended {
		close(c.done)
	}
	c.ended, c.value, c.failed = true, value, failed
}

func (s *state) poll(request *Object) (string, *problem) {
	c, refused := s.find(request.Get("call"))
	if refused != nil {
		return "", refused
	}
	s.watch.begin(len(s.calls), 1)
	inbox := c.inbox
	c.inbox = nil
	c.deliver(inbox)
	s.watch.settle(c)
	return c.report(), nil
}

// resume checks all results before it takes one; they reach the tool at the next poll.
func (s *state) resume(request *Object) *problem {
	c, refused := s.find(request.Get("call"))
	if refused != nil {
		return refused
	}
	results, is := request.Get("results").([]any)
	if !is {
		return refuse("bad-request", `"results" must be a list.`)
	}
	seen := map[int]bool{}
	for _, result := range c.inbox {
		seen[result.Int("effect")] = true
	}
	var taken []*Object
	for _, one := range results {
		result, _ := one.(*Object)
		id, open := c.openEffect(result.Get("effect"))
		switch {
		case !open:
			return refuse("bad-request", fmt.Sprintf(
				"Call %d waits for no effect %s; it was answered or never asked for.", c.id, shownMember(result, "effect")))
		case seen[id]:
			return refuse("bad-request", fmt.Sprintf("Effect %d of call %d is answered twice.", id, c.id))
		case !saysHow(result):
			return refuse("bad-request", fmt.Sprintf(
				"The result of effect %d says neither ok nor an error with a message.", id))
		}
		seen[id] = true
		taken = append(taken, result)
	}
	c.inbox = append(c.inbox, taken...)
	return nil
}

func saysHow(result *Object) bool {
	ok, is := result.Get("ok").(bool)
	_, told := result.Object("error").Get("message").(string)
	return is && (ok || told)
}

func (s *state) find(id any) (*call, *problem) {
	if number, is := id.(float64); is && number == float64(int(number)) {
		if c, open := s.calls[int(number)]; open {
			return c, nil
		}
	}
	return nil, refuse("unknown-call", fmt.Sprintf("Call %s is over or never began.", show(id)))
}

func (c *call) report() string {
	c.plugin.watch.lock.Lock()
	defer c.plugin.watch.lock.Unlock()
	if !c.ended {
		return c.reportPending()
	}
	delete(c.plugin.calls, c.id)
	if c.failed != nil {
		return string(failure(*c.failed, c.id, c.plugin.logs.take()))
	}
	text, err := Stringify(c.value)
	if err != nil {
		return string(failure(describeNotJSON(err), c.id, c.plugin.logs.take()))
	}
	if lost := c.lost(); lost > 0 {
		c.plugin.logs.add("warn", fmt.Sprintf("%d effects were asked for but not awaited, so they were not done.", lost))
	}
	return `{"ok":true,"status":"done","call":` + strconv.Itoa(c.id) + `,"value":` + text + c.plugin.logs.member() + `}`
}

func (c *call) reportPending() string {
	if len(c.effects) == 0 {
		delete(c.plugin.calls, c.id)
		c.ended = true
		stuck := problem{Code: "stuck", Message: "The tool waits for something that never comes."}
		return string(failure(stuck, c.id, c.plugin.logs.take()))
	}
	var effects []string
	for _, one := range c.effects {
		one.seen = true
		effects = append(effects, one.json)
	}
	return `{"ok":true,"status":"pending","call":` + strconv.Itoa(c.id) + `,"effects":[` + strings.Join(effects, ",") +
		`]` + c.plugin.logs.member() + `}`
}

func shownMember(object *Object, name string) string {
	if value, found := object.Find(name); found {
		return show(value)
	}
	return "undefined"
}
