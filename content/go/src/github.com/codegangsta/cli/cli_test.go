// Tests a command line with flags before and after the command, lists, the environment, and the ways to get it wrong.

package cli

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

type given struct {
	global  bool
	text    string
	byShort string
	number  int
	wait    time.Duration
	list    []string
	set     string
	args    []string
}

func run(args ...string) (got *given, out string, err error) {
	var buf bytes.Buffer
	app := NewApp()
	app.Name, app.HelpName, app.Writer, app.Version = "tool", "tool", &buf, "1.0"
	app.Flags = []Flag{BoolFlag{Name: "debug", Usage: "say more", EnvVar: "TOOL_DEBUG"}}
	app.Commands = []Command{{
		Name: "work", ShortName: "w", Usage: "do it",
		Flags: []Flag{
			StringFlag{Name: "text, t", Value: "5s", Usage: "a text", EnvVar: "TOOL_TEXT"},
			IntFlag{Name: "number", Value: 3, Usage: "a number"},
			StringSliceFlag{Name: "item, i", Value: &StringSlice{"first"}, Usage: "items", EnvVar: "TOOL_A,TOOL_ITEMS"},
		},
		Action: func(c *Context) {
			got = &given{
				global: c.GlobalBool("debug"), text: c.String("text"), byShort: c.String("t"),
				number: c.Int("number"), wait: c.Duration("text"), list: c.StringSlice("item"), args: c.Args(),
			}
			for _, name := range []string{"text", "t", "number", "item", "i"} {
				if c.IsSet(name) {
					got.set += name + " "
				}
			}
		},
	}}
	err = app.Run(append([]string{"tool"}, args...))
	return got, buf.String(), err
}

func TestFlags(t *testing.T) {
	for line, want := range map[string]given{
		"work":                        {text: "5s", byShort: "5s", number: 3, wait: 5 * time.Second, list: []string{"first"}, args: []string{}},
		"--debug w -t 1m a":           {global: true, text: "1m", byShort: "1m", number: 3, wait: time.Minute, list: []string{"first"}, set: "text t ", args: []string{"a"}},
		"work a --number 4 -i x -i=y": {text: "5s", byShort: "5s", number: 4, wait: 5 * time.Second, list: []string{"first", "x", "y"}, set: "number i ", args: []string{"a"}},
		"work a --number 4 -- -i b":   {text: "5s", byShort: "5s", number: 4, wait: 5 * time.Second, list: []string{"first"}, set: "number ", args: []string{"a", "--", "-i", "b"}},
		"work --text= x":              {list: []string{"first"}, number: 3, set: "text t ", args: []string{"x"}},
	} {
		got, out, err := run(strings.Fields(line)...)
		if err != nil || out != "" || got == nil || !reflect.DeepEqual(*got, want) {
			t.Errorf("%s:\n got %+v, %q, %v\nwant %+v", line, got, out, err, want)
		}
	}
}

func TestEnvironment(t *testing.T) {
	for name, value := range map[string]string{"TOOL_DEBUG": "1", "TOOL_TEXT": "2s", "TOOL_ITEMS": "x, y"} {
		os.Setenv(name, value)
		defer os.Setenv(name, "")
	}
	got, _, err := run("work", "-i", "z")
	if err != nil || !got.global || got.text != "2s" || !reflect.DeepEqual(got.list, []string{"x", "y", "z"}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWrong(t *testing.T) {
	for _, c := range []struct{ line, out, err string }{
		{"--nothing", "Incorrect Usage.\n\ntool - ", "flag provided but not defined: -nothing"},
		{"work --nothing", "Incorrect Usage.\n\ntool work - do it\n", "flag provided but not defined: -nothing"},
		{"work -t a --text b", "Cannot use two forms of the same flag: t text\n\ntool work - do it\n", "Cannot use two forms of the same flag: t text"},
	} {
		got, out, err := run(strings.Fields(c.line)...)
		if got != nil || !strings.HasPrefix(out, c.out) || err == nil || err.Error() != c.err {
			t.Errorf("%s: got %q, %v", c.line, out, err)
		}
	}
}

func TestHelp(t *testing.T) {
	os.Args[0] = "tool"
	const program = "tool - A new cli application\n\nwork\tdo it\nhelp\tShows a list of commands or help for one command\n"
	const command = "tool work - do it\n\n" +
		"--text, -t \"5s\"\t\t\t\t\ta text [$TOOL_TEXT]\n" +
		"--number \"3\"\t\t\t\t\ta number\n" +
		"--item, -i [--item option --item option]\titems [$TOOL_A, $TOOL_ITEMS]\n"
	for line, want := range map[string]string{
		"": program, "--help": program, "-h": program, "help": program,
		"work -h": command, "help w": command, "w x --help": command,
		"nothing":      "No help topic for 'nothing'\n",
		"help nothing": "No help topic for 'nothing'\n",
		"--version":    "tool version 1.0\n", "-v": "tool version 1.0\n",
	} {
		got, out, err := run(strings.Fields(line)...)
		if got != nil || err != nil || out != want {
			t.Errorf("%s: got\n%s%v", line, out, err)
		}
	}
}
