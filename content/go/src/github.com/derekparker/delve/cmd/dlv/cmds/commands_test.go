package cmds

import (
	"io/ioutil"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestSplitQuotedFields(t *testing.T) {
	for in, want := range map[string][]string{
		"":                          {},
		"field'A' 'fieldB' fie'l'd": {"fieldA", "fieldB", "field"},
		` -a  -b 'c d' '\'' `:       {"-a", "-b", "c d", "'"},
		"-ldflags='-X a.b=c d'":     {"-ldflags=-X a.b=c d"},
	} {
		if got := splitQuotedFields(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestSplitArgs(t *testing.T) {
	for words, want := range map[string][2][]string{
		"debug":               {{}, {}},
		"debug a":             {{"a"}, {}},
		"debug a -- -b c":     {{"a"}, {"-b", "c"}},
		"debug -- -b":         {{}, {"-b"}},
		"debug --log a -- --": {{"a"}, {"--"}},
	} {
		root := New()
		var dlvArgs, targetArgs []string
		seen := &cobra.Command{Use: "see", Run: func(cmd *cobra.Command, args []string) {
			dlvArgs, targetArgs = splitArgs(cmd, args)
		}}
		root.AddCommand(seen)
		root.SetArgs(strings.Fields(strings.Replace(words, "debug", "see", 1)))
		if err := root.Execute(); err != nil {
			t.Fatal(err)
		}
		if len(dlvArgs) != len(want[0]) || strings.Join(dlvArgs, " ") != strings.Join(want[0], " ") ||
			strings.Join(targetArgs, " ") != strings.Join(want[1], " ") {
			t.Errorf("%s: %q %q", words, dlvArgs, targetArgs)
		}
	}
}

func TestNoGo(t *testing.T) {
	defer os.Setenv("PATH", os.Getenv("PATH"))
	os.Setenv("PATH", "")
	err := gobuild("debug", "a")
	if err == nil || err.Error() != `exec: "go": executable file not found in $PATH` {
		t.Error(err)
	}
}

// A program is built, launched, halted, let go on, and its file is removed: all of
// it for real, where there is a go command.
func TestDebug(t *testing.T) {
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Skip("there is no go command here")
	}
	dir, err := ioutil.TempDir("", "dlv")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	dlv := filepath.Join(dir, "dlv")
	if out, err := exec.Command(goCommand, "build", "-o", dlv, "github.com/derekparker/delve/cmd/dlv").CombinedOutput(); err != nil {
		t.Skipf("dlv cannot be built here: %s", out)
	}
	for _, one := range []struct{ typed, says, ends string }{
		{"continue\nexit\n", "HELLO, ADA\n", "exit status 1"},
		{"exit\n", "Type 'help' for list of commands.\n(dlv) ", ""},
		{"break main\nexit\n", "command not available", ""},
	} {
		cmd := exec.Command(dlv, "debug", "engine-room/cmd/greet", "--", "-loud", "Ada")
		cmd.Dir = dir
		cmd.Stdin = strings.NewReader(one.typed)
		out, err := cmd.CombinedOutput()
		if strings.Contains(string(out), "operation not permitted") {
			t.Skip("nobody may trace here")
		}
		ends := ""
		if err != nil {
			ends = err.Error()
		}
		if !strings.Contains(string(out), one.says) || ends != one.ends {
			t.Errorf("%q: %q, ends with %q", one.typed, out, ends)
		}
		if _, err := os.Stat(filepath.Join(dir, debugname)); !os.IsNotExist(err) {
			t.Errorf("%q: the file is still there: %v", one.typed, err)
		}
	}
}
