// Reconstructs pkg/mflag/flag.go of Docker 1.6.2: flags with several names, long ones with two dashes; leaves out the kinds of value that no command here has, and visiting.

// Package mflag is Docker's own version of flag. A flag has a list of names:
// "d" is written -d, "-daemon" is written --daemon, and a # in front marks a
// name that still works but is no longer shown.
package mflag

import (
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
)

var (
	// ErrHelp is what Parse returns when help was asked for and no flag is called so.
	ErrHelp = errors.New("flag: help requested")
	// ErrRetry says that a word is no flag, but may be several of one letter each.
	ErrRetry = errors.New("flag: retry")
)

// Value is where the text of a flag goes.
type Value interface {
	String() string
	Set(string) error
}

// boolFlag is a Value that needs no argument.
type boolFlag interface {
	Value
	IsBoolFlag() bool
}

type boolValue bool

func (b *boolValue) String() string   { return strconv.FormatBool(bool(*b)) }
func (b *boolValue) IsBoolFlag() bool { return true }
func (b *boolValue) Set(s string) error {
	value, err := strconv.ParseBool(s)
	*b = boolValue(value)
	return err
}

type intValue int

func (i *intValue) String() string { return strconv.Itoa(int(*i)) }
func (i *intValue) Set(s string) error {
	value, err := strconv.ParseInt(s, 0, 64)
	*i = intValue(value)
	return err
}

type stringValue string

func (s *stringValue) String() string { return string(*s) }
func (s *stringValue) Set(val string) error {
	*s = stringValue(val)
	return nil
}

// ErrorHandling says what Parse does about an error.
type ErrorHandling int

// The ways to handle an error.
const (
	ContinueOnError ErrorHandling = iota
	ExitOnError
	PanicOnError
)

// Flag is one flag with all its names.
type Flag struct {
	Names    []string
	Usage    string
	Value    Value
	DefValue string
}

// shownNames are those without a # in front.
func (flag *Flag) shownNames() []string {
	var shown []string
	for _, name := range flag.Names {
		if name[0] != '#' {
			shown = append(shown, name)
		}
	}
	return shown
}

// FlagSet is the flags of one command and, after Parse, its arguments.
type FlagSet struct {
	// Usage is called when help is asked for.
	Usage func()

	name             string
	formal           map[string]*Flag // by each of its names, without the #
	actual           map[string]*Flag // those that were given
	args             []string         // what is left after the flags
	errorHandling    ErrorHandling
	output           io.Writer
	nArgRequirements []nArgRequirement
}

// CommandLine is the flags of the program itself.
var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

// Usage shows the flags of the program. A program may put its own in its place.
var Usage = func() {
	fmt.Fprintf(CommandLine.Out(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

// NewFlagSet makes an empty set.
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	return &FlagSet{
		name:          name,
		errorHandling: errorHandling,
		formal:        make(map[string]*Flag),
		actual:        make(map[string]*Flag),
	}
}

// Name is the command the flags belong to.
func (f *FlagSet) Name() string { return f.name }

// Out is where messages go, standard error unless SetOutput said otherwise.
func (f *FlagSet) Out() io.Writer {
	if f.output != nil {
		return f.output
	}
	return os.Stderr
}

// SetOutput says where messages go.
func (f *FlagSet) SetOutput(output io.Writer) { f.output = output }

// Var adds a flag whose text goes to value. To define a name twice is a
// mistake in the program.
func (f *FlagSet) Var(value Value, names []string, usage string) {
	flag := &Flag{Names: names, Usage: usage, Value: value, DefValue: value.String()}
	for _, name := range names {
		name = strings.TrimPrefix(name, "#")
		if _, taken := f.formal[name]; taken {
			panic(fmt.Sprintf("%s flag redefined: %s", f.name, name))
		}
		f.formal[name] = flag
	}
}

// BoolVar adds a flag that sets *p to true, or to what stands after its =.
func (f *FlagSet) BoolVar(p *bool, names []string, value bool, usage string) {
	*p = value
	f.Var((*boolValue)(p), names, usage)
}

// Bool is BoolVar with a variable of its own.
func (f *FlagSet) Bool(names []string, value bool, usage string) *bool {
	p := new(bool)
	f.BoolVar(p, names, value, usage)
	return p
}

// IntVar adds a flag that sets *p to a number.
func (f *FlagSet) IntVar(p *int, names []string, value int, usage string) {
	*p = value
	f.Var((*intValue)(p), names, usage)
}

// Int is IntVar with a variable of its own.
func (f *FlagSet) Int(names []string, value int, usage string) *int {
	p := new(int)
	f.IntVar(p, names, value, usage)
	return p
}

// StringVar adds a flag that sets *p to text.
func (f *FlagSet) StringVar(p *string, names []string, value string, usage string) {
	*p = value
	f.Var((*stringValue)(p), names, usage)
}

// String is StringVar with a variable of its own.
func (f *FlagSet) String(names []string, value string, usage string) *string {
	p := new(string)
	f.StringVar(p, names, value, usage)
	return p
}

// The functions below do the same to CommandLine.

// Var adds a flag of the program.
func Var(value Value, names []string, usage string) { CommandLine.Var(value, names, usage) }

// BoolVar adds a flag of the program.
func BoolVar(p *bool, names []string, value bool, usage string) {
	CommandLine.BoolVar(p, names, value, usage)
}

// Bool adds a flag of the program.
func Bool(names []string, value bool, usage string) *bool {
	return CommandLine.Bool(names, value, usage)
}

// StringVar adds a flag of the program.
func StringVar(p *string, names []string, value string, usage string) {
	CommandLine.StringVar(p, names, value, usage)
}

// String adds a flag of the program.
func String(names []string, value string, usage string) *string {
	return CommandLine.String(names, value, usage)
}

// Parse reads the program's own arguments.
func Parse() { CommandLine.Parse(os.Args[1:]) }

// Args is what the program was given after its flags.
func Args() []string { return CommandLine.Args() }

// NArg counts what the program was given after its flags.
func NArg() int { return CommandLine.NArg() }

// IsSet tells whether a flag of the program was given.
func IsSet(name string) bool { return CommandLine.IsSet(name) }

// PrintDefaults shows the program's flags.
func PrintDefaults() { CommandLine.PrintDefaults() }

// Args is what is left after the flags.
func (f *FlagSet) Args() []string { return f.args }

// Arg is one of the arguments, or nothing.
func (f *FlagSet) Arg(i int) string {
	if i >= 0 && i < len(f.args) {
		return f.args[i]
	}
	return ""
}

// NArg counts the arguments.
func (f *FlagSet) NArg() int { return len(f.args) }

// NFlag counts the names of flags that were given.
func (f *FlagSet) NFlag() int { return len(f.actual) }

// IsSet tells whether a flag was given by this name.
func (f *FlagSet) IsSet(name string) bool { return f.actual[name] != nil }

// sortFlags lists the flags by their first name, dashes aside; of -D and -d the
// capital letter comes first.
func (f *FlagSet) sortFlags() []*Flag {
	byKey := make(map[string]*Flag)
	for _, flag := range f.formal {
		name := strings.TrimLeft(flag.Names[0], "#-")
		byKey[strings.ToLower(name)+" "+name] = flag
	}
	var keys []string
	for key := range byKey {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var flags []*Flag
	for _, key := range keys {
		flags = append(flags, byKey[key])
	}
	return flags
}

// FlagCountUndeprecated counts the flags that have a name to show.
func (f *FlagSet) FlagCountUndeprecated() int {
	count := 0
	for _, flag := range f.sortFlags() {
		if len(flag.shownNames()) > 0 {
			count++
		}
	}
	return count
}

// PrintDefaults shows each flag with its names, its default and its use.
func (f *FlagSet) PrintDefaults() {
	writer := tabwriter.NewWriter(f.Out(), 20, 1, 3, ' ', 0)
	for _, flag := range f.sortFlags() {
		names := flag.shownNames()
		if len(names) == 0 {
			continue
		}
		fmt.Fprintf(writer, "  -%s=%s\t %s\n", strings.Join(names, ", -"), flag.DefValue, flag.Usage)
	}
	writer.Flush()
}
