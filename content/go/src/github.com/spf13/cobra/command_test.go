package cobra

import (
	"reflect"
	"testing"
)

func run(words ...string) (args []string, dash int, log bool, addr string, err error) {
	root := &Command{Use: "tool", Long: "A tool."}
	root.PersistentFlags().BoolVarP(&log, "log", "", false, "")
	root.PersistentFlags().StringVarP(&addr, "listen", "l", "none", "")
	dash = -2
	root.AddCommand(&Command{Use: "do [what]", Run: func(cmd *Command, given []string) {
		args, dash = given, cmd.ArgsLenAtDash()
	}})
	root.SetArgs(words)
	err = root.Execute()
	return
}

func TestDash(t *testing.T) {
	for _, one := range []struct {
		words []string
		args  []string
		dash  int
		log   bool
		addr  string
	}{
		{[]string{"do"}, []string{}, -1, false, "none"},
		{[]string{"do", "a", "--log"}, []string{"a"}, -1, true, "none"},
		{[]string{"--listen=x", "do", "a", "--", "--log", "b"}, []string{"a", "--log", "b"}, 1, false, "x"},
		{[]string{"do", "-l", "y", "--", "b"}, []string{"b"}, 0, false, "y"},
	} {
		args, dash, log, addr, err := run(one.words...)
		if err != nil || dash != one.dash || log != one.log || addr != one.addr || len(args) != len(one.args) ||
			len(args) > 0 && !reflect.DeepEqual(args, one.args) {
			t.Errorf("%q: %q %d %v %s %v", one.words, args, dash, log, addr, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for words, want := range map[string]string{
		"--loud": "unknown flag: --loud",
		"undo":   `unknown command "undo" for "tool"`,
		"-l":     "flag needs an argument: -l",
	} {
		if _, _, _, _, err := run(words); err == nil || err.Error() != want {
			t.Errorf("%s: %v", words, err)
		}
	}
}
