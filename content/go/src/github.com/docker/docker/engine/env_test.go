// Tests the environment and its typed values.

package engine

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"
)

func TestEnvLastValueCounts(t *testing.T) {
	env := &Env{}
	env.Set("key", "old")
	env.Set("other", "a=b")
	env.Set("key", "new")
	if env.Get("key") != "new" || env.Get("other") != "a=b" || env.Get("none") != "" {
		t.Fatalf("got %v", *env)
	}
	if len(*env) != 3 || env.Len() != 2 {
		t.Fatalf("got %d entries and %d keys", len(*env), env.Len())
	}
	if !env.Exists("key") || env.Exists("none") {
		t.Fatal("Exists is wrong")
	}
	if values := env.MultiMap()["key"]; len(values) != 2 || values[0] != "old" {
		t.Fatalf("got %v", values)
	}
}

func TestEnvInitCopies(t *testing.T) {
	src := &Env{"a=1"}
	env := &Env{"b=2"}
	env.Init(src)
	src.Set("a", "3")
	if env.Get("a") != "1" || env.Exists("b") {
		t.Fatalf("got %v", *env)
	}
}

func TestEnvBool(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "0": false, "no": false, "False": false, "none": false, " \t": false,
		"1": true, "yes": true, "true": true, "anything": true,
	} {
		env := &Env{}
		env.Set("key", text)
		if env.GetBool("key") != want {
			t.Errorf("%q: got %v", text, !want)
		}
	}
	env := &Env{}
	env.SetBool("yes", true)
	env.SetBool("no", false)
	if env.Get("yes") != "1" || env.Get("no") != "0" {
		t.Fatalf("got %v", *env)
	}
}

func TestEnvNumbers(t *testing.T) {
	env := &Env{}
	env.SetInt("small", -42)
	env.SetInt64("large", 1<<40)
	env.Set("text", "twelve")
	env.Set("spaces", " 7\t")
	if env.GetInt("small") != -42 || env.GetInt64("large") != 1099511627776 {
		t.Fatalf("got %v", *env)
	}
	if env.GetInt("text") != 0 || env.GetInt("none") != 0 || env.GetInt("spaces") != 7 {
		t.Fatal("what is no number must be 0")
	}
}

func TestEnvTime(t *testing.T) {
	at := time.Date(2015, time.May, 13, 20, 46, 43, 5, time.UTC)
	env := &Env{}
	env.SetTime("at", at)
	if env.Get("at") != "2015-05-13T20:46:43.000000005Z" {
		t.Fatalf("got %q", env.Get("at"))
	}
	got, err := env.GetTime("at")
	if err != nil || !got.Equal(at) {
		t.Fatalf("got %v and %v", got, err)
	}
	if _, err := env.GetTime("none"); err == nil {
		t.Fatal("no error for a time that is not there")
	}
}

func TestEnvList(t *testing.T) {
	env := &Env{}
	env.SetList("list", []string{"a", "b c"})
	env.Set("text", "only")
	if env.Get("list") != `["a","b c"]` {
		t.Fatalf("got %q", env.Get("list"))
	}
	if list := env.GetList("list"); len(list) != 2 || list[1] != "b c" {
		t.Fatalf("got %v", list)
	}
	if list := env.GetList("text"); len(list) != 1 || list[0] != "only" {
		t.Fatalf("got %v", list)
	}
	if env.GetList("none") != nil {
		t.Fatal("a list out of nowhere")
	}
}

func TestEnvSubEnvAndJson(t *testing.T) {
	sub := &Env{}
	sub.Set("name", "inner")
	env := &Env{}
	if err := env.SetSubEnv("sub", sub); err != nil {
		t.Fatal(err)
	}
	env.Set("text", "no object")
	if got := env.GetSubEnv("sub"); got == nil || got.Get("name") != "inner" {
		t.Fatalf("got %v", got)
	}
	if env.GetSubEnv("text") != nil || env.GetSubEnv("none") != nil {
		t.Fatal("an environment out of nowhere")
	}
	pairs := [][2]string{}
	env.SetJson("pairs", [][2]string{{"a", "b"}})
	if err := env.GetJson("pairs", &pairs); err != nil || len(pairs) != 1 || pairs[0][1] != "b" {
		t.Fatalf("got %v and %v", pairs, err)
	}
}

func TestEnvEncode(t *testing.T) {
	env := &Env{}
	env.Set("Text", "hello")
	env.Set("Version", "1.18")
	env.SetJson("Quoted", "1.18")
	env.SetInt("Number", 3)
	env.SetList("List", []string{"x"})
	env.Set("Nested", `{"a": [1, 2.5]}`)
	var out bytes.Buffer
	n, err := env.WriteTo(&out)
	if err != nil {
		t.Fatal(err)
	}
	// Version reads as a number and loses its fraction. Quoted does not.
	want := `{"List":["x"],"Nested":{"a":[1,2]},"Number":3,"Quoted":"1.18","Text":"hello","Version":1}` + "\n"
	if out.String() != want || n != int64(len(want)) {
		t.Fatalf("got %d bytes: %s", n, out.String())
	}
}

func TestEnvDecode(t *testing.T) {
	env := &Env{}
	err := env.Decode(strings.NewReader(`{"a": "text", "b": 3.9, "c": null, "d": [1, "x"], "e": true}`))
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"a": "text", "b": "3", "c": "", "d": `[1,"x"]`, "e": "true"} {
		if env.Get(key) != want {
			t.Errorf("%s: got %q, want %q", key, env.Get(key), want)
		}
	}
	if env.Exists("c") {
		t.Error("null was set")
	}
	if env.Decode(strings.NewReader(`[]`)) == nil {
		t.Error("a list was taken for an object")
	}
}

func TestDecoderReadsStream(t *testing.T) {
	decoder := NewDecoder(strings.NewReader(`{"n": 1} {"n": 2}`))
	for want := 1; want <= 2; want++ {
		env, err := decoder.Decode()
		if err != nil || env.GetInt("n") != want {
			t.Fatalf("got %v and %v, want %d", env, err, want)
		}
	}
	if _, err := decoder.Decode(); err != io.EOF {
		t.Fatalf("got %v at the end", err)
	}
}

func TestEnvImport(t *testing.T) {
	env := &Env{}
	err := env.Import(struct {
		Name  string
		Count int `json:"n"`
	}{"x", 5})
	if err != nil || env.Get("Name") != "x" || env.GetInt("n") != 5 {
		t.Fatalf("got %v and %v", *env, err)
	}
	err = env.Import("text")
	if err == nil || !strings.HasPrefix(err.Error(), "ImportEnv: ") {
		t.Fatalf("got %v", err)
	}
}
