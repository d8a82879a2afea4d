package agent

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// ask sends one request and reads the answer.
func send(t *testing.T, plugin Plugin, request string, values ...any) *Object {
	t.Helper()
	answer, err := Parse(string(plugin.Call(fmt.Appendf(nil, request, values...))))
	if err != nil {
		t.Fatal(err)
	}
	return answer.(*Object)
}

// only makes a plugin of one tool, `it`.
func only(tool ToolFunc) Plugin { return New(`{"abi":1}`, Tool("it", tool)) }

const callIt = `{"op":"tool","name":"it","input":{}}`

func wants(t *testing.T, answer *Object, wanted string) {
	t.Helper()
	text, err := Stringify(answer)
	if err != nil || text != wanted {
		t.Errorf("\n got %s\nwant %s", text, wanted)
	}
}

func TestGoroutinesOfAToolAreWaitedFor(t *testing.T) {
	plugin := only(func(host *Host, _ Input) (any, error) {
		var group sync.WaitGroup
		bodies := make([]string, 3)
		for i := range bodies {
			group.Add(1)
			go func() {
				defer group.Done()
				// Some take long to ask.
				for range i * 1000 {
					runtime.Gosched()
				}
				response, err := host.Get("https://example.org")
				if err == nil {
					bodies[i] = response.Body
				}
			}()
		}
		group.Wait()
		return bodies, nil
	})
	if found := len(send(t, plugin, callIt).List("effects")); found != 3 {
		t.Fatalf("%d effects are told at once, not 3", found)
	}
	answer := `{"effect":%d,"ok":true,"value":{"status":200,"headers":{},"body":"x"}}`
	all := fmt.Sprintf(answer+","+answer+","+answer, 1, 2, 3)
	send(t, plugin, `{"op":"resume","call":1,"results":[%s]}`, all)
	wants(t, send(t, plugin, `{"op":"poll","call":1}`), `{"ok":true,"status":"done","call":1,"value":["x","x","x"]}`)
}

func TestManySwitchesBetweenGoroutinesAreNotTakenForWaiting(t *testing.T) {
	plugin := only(func(*Host, Input) (any, error) {
		there, back := make(chan int), make(chan int)
		go func() {
			for number := range there {
				back <- number + 1
			}
		}()
		number := 0
		for range 100_000 {
			there <- number
			number = <-back
		}
		return number, nil
	})
	wants(t, send(t, plugin, callIt), `{"ok":true,"status":"done","call":1,"value":100000}`)
}

func TestAToolThatSleepsWaitsForNothing(t *testing.T) {
	plugin := only(func(*Host, Input) (any, error) {
		time.Sleep(time.Hour)
		return nil, nil
	})
	if code := send(t, plugin, callIt).Object("error").Text("code"); code != "stuck" {
		t.Errorf("code %s", code)
	}
}

func TestEffectsThatNobodyAwaitsAreTold(t *testing.T) {
	plugin := only(func(host *Host, _ Input) (any, error) {
		host.StartHTTP(Request{URL: "https://example.org"})
		return 1, nil
	})
	wants(t, send(t, plugin, callIt), `{"ok":true,"status":"done","call":1,"value":1,"logs":[{"level":"warn","message":`+
		`"1 effects were asked for but not awaited, so they were not done."}]}`)
}

func TestNothingCanBeAskedForAfterTheAnswer(t *testing.T) {
	var kept *Host
	plugin := only(func(host *Host, _ Input) (any, error) {
		kept = host
		return nil, nil
	})
	send(t, plugin, callIt)
	if _, err := kept.Get("https://example.org"); err == nil || !strings.Contains(err.Error(), "answered already") {
		t.Error(err)
	}
}

type stockError struct{ left int }

func (e stockError) Error() string { return fmt.Sprintf("%d left", e.left) }

func TestFailuresAreTold(t *testing.T) {
	for name, one := range map[string]struct {
		tool ToolFunc
		want string
	}{
		"an error without a message": {
			func(*Host, Input) (any, error) { return nil, fmt.Errorf("") },
			`"code":"thrown","name":"Error","message":"The tool threw Error without a message."`,
		},
		"an error type of one's own": {
			func(*Host, Input) (any, error) { return nil, &EffectError{Message: "x"} },
			`"code":"thrown","name":"EffectError","message":"x"`,
		},
		"an unexported error type": {
			func(*Host, Input) (any, error) { return nil, stockError{3} },
			`"code":"thrown","name":"Error","message":"3 left"`,
		},
		"a panic": {
			func(*Host, Input) (any, error) { panic("no") },
			`"code":"thrown","message":"The tool panicked: no"`,
		},
		"a panic of the runtime": {
			func(_ *Host, input Input) (any, error) { return input.List("none")[1], nil },
			`"code":"thrown","name":"RuntimeError","message":"runtime error: index out of range [1] with length 0"`,
		},
		"a tool that ends its goroutine": {
			func(*Host, Input) (any, error) { runtime.Goexit(); return nil, nil },
			`"status":"done","call":1,"value":null`,
		},
		"a function as result": {
			func(*Host, Input) (any, error) { return map[string]any{"f": func() {}}, nil },
			`"code":"not-json","message":"The result holds, as \"f\", a func, which JSON can't hold."`,
		},
		"a channel inside a struct": {
			func(*Host, Input) (any, error) { return struct{ C chan int }{}, nil },
			`"code":"not-json","message":"The result is a chan, which JSON can't hold."`,
		},
		"a model without a prompt": {
			func(host *Host, _ Input) (any, error) { return host.LLM(1) },
			`"message":"host.llm needs a prompt or an object."`,
		},
		"an address that is none": {
			func(host *Host, _ Input) (any, error) { return host.Get("ftp://x") },
			`"message":"host.http needs an address that begins with https://, not \"ftp://x\"."`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			text, _ := Stringify(send(t, only(one.tool), callIt))
			if !strings.Contains(text, one.want) {
				t.Errorf("\n got %s\nwant %s", text, one.want)
			}
		})
	}
}

func TestLogsAreLimited(t *testing.T) {
	plugin := only(func(host *Host, _ Input) (any, error) {
		host.Info("n", 1.5, nil, map[string]any{"a": []int{1}}, NewObject("b", "c"), true, fmt.Errorf("bad"))
		for range 250 {
			host.Debug(strings.Repeat("x", 5000))
		}
		return nil, nil
	})
	logs := send(t, plugin, callIt).List("logs")
	if len(logs) != 201 || UTF16Length(logs[1].(*Object).Text("message")) != 4001 {
		t.Errorf("%d lines", len(logs))
	}
	wants(t, logs[0].(*Object), `{"level":"info","message":"n 1.5 null { a: [1] } { b: \"c\" } true Error: bad"}`)
	wants(t, logs[200].(*Object), `{"level":"warn","message":"51 more lines were dropped."}`)
}

func TestChanceIsThatOfJavaScript(t *testing.T) {
	plugin := only(func(host *Host, _ Input) (any, error) { return []float64{host.Random(), host.Random()}, nil })
	// As the kernel for JavaScript answers for these seeds.
	for seed, wanted := range map[string]string{
		"42":          "[0.43063238995782416,0.02768801828187406]",
		"12345678901": "[0.707998997323714,0.5766843095488782]",
		"-1.5":        "[0.17568224985843628,0.6484372284538371]",
	} {
		answer := send(t, plugin, `{"op":"tool","name":"it","input":{},"seed":%s}`, seed)
		if text, _ := Stringify(answer.Get("value")); text != wanted {
			t.Errorf("seed %s: %s", seed, text)
		}
	}
}

func TestPluginsOfOneProcessAreApart(t *testing.T) {
	one := only(func(*Host, Input) (any, error) { return 1, nil })
	other := only(func(*Host, Input) (any, error) { return 2, nil })
	wants(t, send(t, one, callIt), `{"ok":true,"status":"done","call":1,"value":1}`)
	wants(t, send(t, other, callIt), `{"ok":true,"status":"done","call":1,"value":2}`)
}

func TestThePluginTellsItsManifest(t *testing.T) {
	plugin := New(`{"abi":1}`, Manifest("\nmark abc 7\n{\"a\":1}\n"))
	if plugin.Manifest() != `{"a":1}` || only(nil).Manifest() != "" {
		t.Error(plugin.Manifest())
	}
}
