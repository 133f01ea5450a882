// Reconstructs flag.go of codegangsta/cli as Swarm 1.2.0 vendors it: flags with several names, a default and a variable of the environment; leaves out the types that Swarm has none of.

package cli

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// VersionFlag prints the version.
var VersionFlag = BoolFlag{
	Name:  "version, v",
	Usage: "print the version",
}

// HelpFlag prints the help, of the program or of a command.
var HelpFlag = BoolFlag{
	Name:  "help, h",
	Usage: "show help",
}

// Flag is a flag of any type. Its text is its line of the help.
type Flag interface {
	fmt.Stringer
	// Apply puts the flag into set, once for each of its names.
	Apply(*flag.FlagSet)
	// GetName gives the names as they were written: "log-level, l".
	GetName() string
}

func flagSet(name string, flags []Flag) *flag.FlagSet {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	for _, f := range flags {
		f.Apply(set)
	}
	return set
}

// fromEnv is the first variable of names that is set to something.
func fromEnv(names string) string {
	if names == "" {
		return ""
	}
	for _, name := range namesOf(names) {
		if value := os.Getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// StringSlice collects the values of a flag.
type StringSlice []string

// Set adds a value: to the defaults, which stay.
func (f *StringSlice) Set(value string) error {
	*f = append(*f, value)
	return nil
}

// String shows all values.
func (f *StringSlice) String() string { return fmt.Sprint([]string(*f)) }

// Value gives all values.
func (f *StringSlice) Value() []string { return *f }

// StringSliceFlag can be given several times.
type StringSliceFlag struct {
	Name   string
	Value  *StringSlice
	Usage  string
	EnvVar string
}

// String is the line of the help. It tells no default.
func (f StringSliceFlag) String() string {
	first := prefixedNames(namesOf(f.Name)[0])
	return withEnvHint(f.EnvVar, fmt.Sprintf("%s [%s option %s option]\t%s", prefixedNames(f.Name), first, first, f.Usage))
}

// Apply puts the flag into set. The environment replaces the defaults: there
// values are separated by commas.
func (f StringSliceFlag) Apply(set *flag.FlagSet) {
	if values := fromEnv(f.EnvVar); values != "" {
		list := StringSlice(namesOf(values))
		f.Value = &list
	}
	if f.Value == nil {
		f.Value = &StringSlice{}
	}
	for _, name := range namesOf(f.Name) {
		set.Var(f.Value, name, f.Usage)
	}
}

// GetName gives the names.
func (f StringSliceFlag) GetName() string { return f.Name }

// BoolFlag is off unless given.
type BoolFlag struct {
	Name   string
	Usage  string
	EnvVar string
}

// String is the line of the help.
func (f BoolFlag) String() string {
	return withEnvHint(f.EnvVar, prefixedNames(f.Name)+"\t"+f.Usage)
}

// Apply puts the flag into set.
func (f BoolFlag) Apply(set *flag.FlagSet) {
	value, err := strconv.ParseBool(fromEnv(f.EnvVar))
	for _, name := range namesOf(f.Name) {
		set.Bool(name, err == nil && value, f.Usage)
	}
}

// GetName gives the names.
func (f BoolFlag) GetName() string { return f.Name }

// StringFlag has a text.
type StringFlag struct {
	Name   string
	Value  string
	Usage  string
	EnvVar string
}

// String is the line of the help.
func (f StringFlag) String() string {
	value := f.Value
	if value != "" {
		value = `"` + value + `"`
	}
	return withEnvHint(f.EnvVar, fmt.Sprintf("%s %s\t%s", prefixedNames(f.Name), value, f.Usage))
}

// Apply puts the flag into set.
func (f StringFlag) Apply(set *flag.FlagSet) {
	if value := fromEnv(f.EnvVar); value != "" {
		f.Value = value
	}
	for _, name := range namesOf(f.Name) {
		set.String(name, f.Value, f.Usage)
	}
}

// GetName gives the names.
func (f StringFlag) GetName() string { return f.Name }

// IntFlag has a number.
type IntFlag struct {
	Name   string
	Value  int
	Usage  string
	EnvVar string
}

// String is the line of the help.
func (f IntFlag) String() string {
	return withEnvHint(f.EnvVar, fmt.Sprintf("%s \"%d\"\t%s", prefixedNames(f.Name), f.Value, f.Usage))
}

// Apply puts the flag into set.
func (f IntFlag) Apply(set *flag.FlagSet) {
	if value, err := strconv.ParseInt(fromEnv(f.EnvVar), 0, 64); err == nil {
		f.Value = int(value)
	}
	for _, name := range namesOf(f.Name) {
		set.Int(name, f.Value, f.Usage)
	}
}

// GetName gives the names.
func (f IntFlag) GetName() string { return f.Name }

// prefixedNames writes names with their dashes: one for a letter, two for a word.
func prefixedNames(names string) string {
	list := namesOf(names)
	for i, name := range list {
		if len(name) == 1 {
			list[i] = "-" + name
		} else {
			list[i] = "--" + name
		}
	}
	return strings.Join(list, ", ")
}

func withEnvHint(envVar, line string) string {
	if envVar == "" {
		return line
	}
	return line + " [$" + strings.Replace(envVar, ",", ", $", -1) + "]"
}
