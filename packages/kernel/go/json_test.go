package agent

import (
	"strings"
	"testing"
	"time"
)

func TestJSONIsWrittenAsJavaScriptWritesIt(t *testing.T) {
	type inner struct {
		Name  string  `json:"name"`
		Large int64   `json:"large"`
		Part  *Object `json:"part"`
	}
	for wanted, value := range map[string]any{
		`[0,null,1e+21,123456789012345680000,1e-7,0.000001,9007199254740992]`: parsed(t,
			`[-0,1e400,1e21,123456789012345680000,1e-7,0.000001,9007199254740993]`),
		`9007199254740992`:           int64(9007199254740993),
		`18446744073709552000`:       uint64(18446744073709551615),
		"\"<&>\u2028\"":              "<&>\u2028",
		`"\b\f\n\r\t\u0001\"\\/"`:    "\b\f\n\r\t\x01\"\\/",
		"\"a\ufffdb\"":               "a\xffb",
		`"a\ud83db"`:                 parsed(t, `"a\ud83db"`),
		`"😀"`:                        parsed(t, `"\ud83d"`).(string) + parsed(t, `"\ude00"`).(string),
		`"\ude00\ud83d"`:             parsed(t, `"\ude00\ud83d"`),
		`{"1":3,"2":1,"b":1,"01":2}`: parsed(t, `{"b":1,"2":1,"01":2,"1":3}`),
		`{"a":2,"b":1}`:              parsed(t, `{"a":1,"b":1,"a":2}`),
		`{"a":1,"b":2}`:              map[string]int{"b": 2, "a": 1},
		`{"name":"<x>","large":9007199254740992,"part":{"z":1,"a":null}}`: inner{
			"<x>", 9007199254740993, NewObject("z", 1, "a", nil)},
		`null`:                   (*Object)(nil),
		`"2026-01-01T00:00:00Z"`: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
		`"AP+A"`:                 []byte{0, 255, 128},
		`[]`:                     []string{},
	} {
		text, err := Stringify(value)
		if err != nil || text != wanted {
			t.Errorf("\n got %s %v\nwant %s", text, err, wanted)
		}
	}
}

func parsed(t *testing.T, text string) any {
	t.Helper()
	value, err := Parse(text)
	if err != nil {
		t.Fatal(text, err)
	}
	return value
}

func TestWhatIsNotJSONIsRefused(t *testing.T) {
	for _, text := range []string{
		``, ` `, `{`, `[1,]`, `[,1]`, `{"a":1,}`, `{a:1}`, `'a'`, `01`, `1.`, `.5`, `+1`, `-`, `1e`, `nul`, `"a`, `"\x"`,
		`"\u12"`, `"\u12g4"`, `"\u+123"`, "\"\n\"", `1 2`, "\ufeff1", `NaN`, strings.Repeat("[", 100_000),
	} {
		if value, err := Parse(text); err == nil {
			t.Errorf("%.20s was read as %s", text, show(value))
		}
	}
}

func TestTextIsCountedInUTF16(t *testing.T) {
	for text, length := range map[string]int{"": 0, "a😀": 3, "Größe": 5, "\xff": 1} {
		if UTF16Length(text) != length {
			t.Errorf("%q: %d", text, UTF16Length(text))
		}
	}
	if start, more := cut("a😀b", 2); start != "a\xed\xa0\xbd" || !more {
		t.Errorf("%q", start)
	}
	if start, more := cut("a😀b", 3); start != "a😀" || !more {
		t.Errorf("%q", start)
	}
	if start, more := cut("😀😀", 4); start != "😀😀" || more {
		t.Errorf("%q", start)
	}
}

func TestAnObjectReadsAsAStruct(t *testing.T) {
	var order struct {
		ID    string
		Items []struct{ Price float64 }
		Rest  *Object
	}
	input := parsed(t, `{"id":"x","items":[{"price":1.5}],"rest":{"b":1,"a":2}}`).(*Object)
	if err := input.Into(&order); err != nil {
		t.Fatal(err)
	}
	if order.ID != "x" || order.Items[0].Price != 1.5 || strings.Join(order.Rest.Names(), "") != "ba" {
		t.Errorf("%+v", order)
	}
}
