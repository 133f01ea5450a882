// Tests reading flags.

package mflag

import (
	"bytes"
	"strings"
	"testing"
)

// words is a Value that keeps all it is given.
type words []string

func (w *words) String() string { return strings.Join(*w, ",") }
func (w *words) Set(s string) error {
	*w = append(*w, s)
	return nil
}

func newTestSet() (*FlagSet, *bytes.Buffer) {
	out := &bytes.Buffer{}
	f := NewFlagSet("test", ContinueOnError)
	f.SetOutput(out)
	return f, out
}

func TestParse(t *testing.T) {
	f, _ := newTestSet()
	daemon := f.Bool([]string{"d", "-daemon"}, false, "")
	debug := f.Bool([]string{"D", "-debug"}, false, "")
	quiet := f.Bool([]string{"q"}, true, "")
	root := f.String([]string{"g", "-graph"}, "/var/lib/docker", "")
	last := f.Int([]string{"n"}, -1, "")
	var hosts words
	f.Var(&hosts, []string{"H", "-host"}, "")
	err := f.Parse([]string{"-dD", "-q=false", "--host", "a", "-H=b", "--host='c d'", "-n", "0x10", "-g", "/tmp", "ps", "-a"})
	if err != nil {
		t.Fatal(err)
	}
	if !*daemon || !*debug || *quiet || *root != "/tmp" || *last != 16 {
		t.Fatalf("got %v %v %v %q %d", *daemon, *debug, *quiet, *root, *last)
	}
	if hosts.String() != "a,b,c d" {
		t.Fatalf("got %q", hosts.String())
	}
	if f.NArg() != 2 || f.Arg(0) != "ps" || f.Arg(1) != "-a" || f.Arg(2) != "" {
		t.Fatalf("got %v", f.Args())
	}
	if !f.IsSet("-host") || f.IsSet("-graph") || !f.IsSet("g") {
		t.Fatal("IsSet is wrong")
	}
}

func TestParseStopsAtDashes(t *testing.T) {
	f, _ := newTestSet()
	a := f.Bool([]string{"a"}, false, "")
	if err := f.Parse([]string{"--", "-a"}); err != nil {
		t.Fatal(err)
	}
	if *a || f.NArg() != 1 || f.Arg(0) != "-a" {
		t.Fatalf("got %v and %v", *a, f.Args())
	}
}

func TestParseErrors(t *testing.T) {
	cases := []struct {
		args []string
		want string
	}{
		{[]string{"--nothing"}, "flag provided but not defined: --nothing"},
		{[]string{"-x"}, "flag provided but not defined: -x"},
		{[]string{"-ax"}, "flag provided but not defined: -ax"},
		{[]string{"-s"}, "flag needs an argument: -s"},
		{[]string{"-=1"}, "bad flag syntax: -=1"},
		{[]string{"-n", "one"}, `invalid value "one" for flag -n`},
		{[]string{"-a=maybe"}, `invalid boolean value "maybe" for  -a`},
	}
	for _, c := range cases {
		f, out := newTestSet()
		f.Bool([]string{"a"}, false, "")
		f.String([]string{"s"}, "", "")
		f.Int([]string{"n"}, 0, "")
		err := f.Parse(c.args)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%v: got %v", c.args, err)
		}
		if !strings.Contains(out.String(), "test --help'.") {
			t.Errorf("%v: no hint in %q", c.args, out.String())
		}
	}
}

func TestHelp(t *testing.T) {
	f, _ := newTestSet()
	shown := false
	f.Usage = func() { shown = true }
	if err := f.Parse([]string{"--help"}); err != ErrHelp || !shown {
		t.Fatalf("got %v and %v", err, shown)
	}
}

func TestRequire(t *testing.T) {
	cases := []struct {
		kind nArgRequirementType
		n    int
		want string
	}{
		{Exact, 2, ""},
		{Exact, 0, `"test" requires 0 arguments`},
		{Exact, 1, `"test" requires 1 argument`},
		{Max, 1, `"test" requires a maximum of 1 argument`},
		{Min, 3, `"test" requires a minimum of 3 arguments`},
		{Min, 2, ""},
	}
	for _, c := range cases {
		f, _ := newTestSet()
		f.Require(c.kind, c.n)
		f.Parse([]string{"one", "two"})
		if got := f.CheckArgs(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestPrintDefaults(t *testing.T) {
	f, out := newTestSet()
	f.Bool([]string{"d", "-daemon"}, false, "Enable daemon mode")
	f.Bool([]string{"D", "-debug"}, false, "Enable debug mode")
	f.Bool([]string{"#old"}, false, "Not shown")
	f.String([]string{"#a", "g", "-graph"}, "/var", "Root")
	f.PrintDefaults()
	want := "" +
		"  -g, --graph=/var      Root\n" +
		"  -D, --debug=false     Enable debug mode\n" +
		"  -d, --daemon=false    Enable daemon mode\n"
	if out.String() != want {
		t.Fatalf("got\n%swant\n%s", out.String(), want)
	}
	if f.FlagCountUndeprecated() != 3 {
		t.Fatalf("got %d", f.FlagCountUndeprecated())
	}
}

func TestRedefined(t *testing.T) {
	f, _ := newTestSet()
	f.Bool([]string{"a"}, false, "")
	defer func() {
		if recover() == nil {
			t.Fatal("a flag was defined twice")
		}
	}()
	f.Bool([]string{"b", "a"}, false, "")
}
