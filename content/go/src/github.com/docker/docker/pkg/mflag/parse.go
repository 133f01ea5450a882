// Reconstructs the second half of pkg/mflag/flag.go of Docker 1.6.2: reading the arguments; leaves out warnings about old names.

package mflag

import (
	"fmt"
	"os"
	"strings"
)

type nArgRequirementType int

// How Require compares.
const (
	Exact nArgRequirementType = iota
	Max
	Min
)

type nArgRequirement struct {
	Type nArgRequirementType
	N    int
}

// Require says how many arguments there must be; CheckArgs looks.
func (f *FlagSet) Require(nArgRequirementType nArgRequirementType, nArg int) {
	f.nArgRequirements = append(f.nArgRequirements, nArgRequirement{nArgRequirementType, nArg})
}

// CheckArgs tells what is wrong with the number of arguments, if anything is.
func (f *FlagSet) CheckArgs() (message string) {
	for _, required := range f.nArgRequirements {
		kind := ""
		switch {
		case required.Type == Exact && f.NArg() != required.N:
		case required.Type == Max && f.NArg() > required.N:
			kind = "a maximum of "
		case required.Type == Min && f.NArg() < required.N:
			kind = "a minimum of "
		default:
			continue
		}
		plural := "s"
		if required.N == 1 {
			plural = ""
		}
		return fmt.Sprintf("%q requires %s%d argument%s", f.name, kind, required.N, plural)
	}
	return ""
}

// ReportError writes a message about the command, with a hint on how to get help.
func (f *FlagSet) ReportError(message string, withHelp bool) {
	if withHelp {
		message += ". See '" + f.command() + " --help'"
	}
	fmt.Fprintf(f.Out(), "docker: %s.\n", message)
}

// command is how the user calls what the flags belong to.
func (f *FlagSet) command() string {
	if f.name == os.Args[0] {
		return os.Args[0]
	}
	return os.Args[0] + " " + f.name
}

// Parse reads flags up to the first argument that is none; -- ends them too.
func (f *FlagSet) Parse(arguments []string) error {
	f.args = arguments
	for {
		seen, name, err := f.parseOne()
		if err == ErrRetry {
			seen, err = f.parseLetters(name)
		}
		if err != nil {
			return f.fail(err)
		}
		if !seen {
			return nil
		}
	}
}

// fail ends the parsing in the way the set was made for.
func (f *FlagSet) fail(err error) error {
	switch f.errorHandling {
	case ExitOnError:
		os.Exit(2)
	case PanicOnError:
		panic(err)
	}
	return err
}

// parseLetters reads -it as -i -t.
func (f *FlagSet) parseLetters(name string) (seen bool, err error) {
	if len(name) < 2 {
		return false, f.failf("flag provided but not defined: -%s", name)
	}
	for _, letter := range strings.Split(name, "") {
		f.args = append([]string{"-" + letter}, f.args...)
		if _, _, err := f.parseOne(); err != nil {
			return false, f.failf("flag provided but not defined: -%s", name)
		}
	}
	return true, nil
}

// parseOne reads one flag. It tells whether there was one, and the name if it
// does not know it.
func (f *FlagSet) parseOne() (seen bool, name string, err error) {
	if len(f.args) == 0 {
		return false, "", nil
	}
	word := f.args[0]
	if len(word) < 2 || word[0] != '-' {
		return false, "", nil
	}
	f.args = f.args[1:]
	if word == "--" {
		return false, "", nil
	}
	name = word[1:]
	if name[0] == '=' {
		return false, "", f.failf("bad flag syntax: %s", word)
	}
	value := ""
	hasValue := false
	if i := strings.Index(name, "="); i >= 0 {
		value = trimQuotes(name[i+1:])
		hasValue = true
		name = name[:i]
	}
	flag := f.formal[name]
	if flag == nil {
		return f.unknown(name)
	}
	if b, isBool := flag.Value.(boolFlag); isBool && b.IsBoolFlag() {
		if !hasValue {
			value = "true"
		}
		if err := b.Set(value); err != nil {
			return false, "", f.failf("invalid boolean value %q for  -%s: %v", value, name, err)
		}
		f.actual[name] = flag
		return true, "", nil
	}
	if !hasValue {
		if len(f.args) == 0 {
			return false, "", f.failf("flag needs an argument: -%s", name)
		}
		value = f.args[0]
		f.args = f.args[1:]
	}
	if err := flag.Value.Set(value); err != nil {
		return false, "", f.failf("invalid value %q for flag -%s: %v", value, name, err)
	}
	f.actual[name] = flag
	return true, "", nil
}

// unknown decides what a name without a flag is: a call for help, a mistake,
// or perhaps several letters.
func (f *FlagSet) unknown(name string) (seen bool, retry string, err error) {
	switch {
	case name == "h" || name == "help" || name == "-help":
		f.showUsage()
		return false, "", ErrHelp
	case name[0] == '-':
		return false, "", f.failf("flag provided but not defined: -%s", name)
	}
	return false, name, ErrRetry
}

func (f *FlagSet) showUsage() {
	switch {
	case f == CommandLine:
		Usage()
	case f.Usage != nil:
		f.Usage()
	default:
		fmt.Fprintf(f.Out(), "Usage of %s:\n", f.name)
		f.PrintDefaults()
	}
}

// failf makes an error and shows it, with a hint on how to get help.
func (f *FlagSet) failf(format string, a ...interface{}) error {
	err := fmt.Errorf(format, a...)
	fmt.Fprintf(f.Out(), "%v\nSee '%s --help'.\n", err, f.command())
	return err
}

// trimQuotes removes one pair of quotes around the text.
func trimQuotes(str string) string {
	if len(str) < 2 {
		return str
	}
	first, last := str[0], str[len(str)-1]
	if first == last && (first == '"' || first == '\'') {
		return str[1 : len(str)-1]
	}
	return str
}
