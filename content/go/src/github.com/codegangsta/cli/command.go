// Reconstructs command.go of codegangsta/cli as Swarm 1.2.0 vendors it: one command; leaves out commands of a command, and Before and After.

package cli

import (
	"fmt"
	"io/ioutil"
	"strings"
)

// Command is what can follow the program's own flags.
type Command struct {
	// Name is the whole word, ShortName usually a letter.
	Name      string
	ShortName string
	// Aliases are further names.
	Aliases []string
	// Usage says in one line what the command does, Description says more.
	Usage       string
	Description string
	// ArgsUsage says what its arguments are.
	ArgsUsage string
	// Action is the command itself.
	Action func(context *Context)
	// Flags that stand after the name.
	Flags []Flag
	// HideHelp leaves out --help.
	HideHelp bool
	// HelpName is the name with the program's before it.
	HelpName string
}

// Run reads the rest of the command line and calls the action.
func (c Command) Run(ctx *Context) error {
	if !c.HideHelp {
		c.Flags = append(c.Flags, HelpFlag)
	}
	set := flagSet(c.Name, c.Flags)
	set.SetOutput(ioutil.Discard)

	err := set.Parse(flagsFirst(ctx.Args().Tail()))
	if err != nil {
		fmt.Fprint(ctx.App.Writer, "Incorrect Usage.\n\n")
		ShowCommandHelp(ctx, c.Name)
		return err
	}
	if err = normalizeFlags(c.Flags, set); err != nil {
		fmt.Fprintf(ctx.App.Writer, "%s\n\n", err)
		ShowCommandHelp(ctx, c.Name)
		return err
	}

	context := NewContext(ctx.App, set, ctx)
	if context.Bool("help") || context.Bool("h") {
		ShowCommandHelp(context, c.Name)
		return nil
	}
	context.Command = c
	c.Action(context)
	return nil
}

// flagsFirst moves arguments that stand before the first flag behind the
// flags, since package flag stops reading at the first argument: a user may
// write `list token://x --timeout 1s`. What follows "--" stays last.
func flagsFirst(args []string) []string {
	first, end := -1, len(args)
	for i, arg := range args {
		if arg == "--" {
			end = i
			break
		}
		if first < 0 && strings.HasPrefix(arg, "-") {
			first = i
		}
	}
	if first < 0 {
		return args
	}
	moved := append([]string{}, args[first:end]...)
	moved = append(moved, args[:first]...)
	return append(moved, args[end:]...)
}

// Names are all names of the command.
func (c Command) Names() []string {
	names := []string{c.Name}
	if c.ShortName != "" {
		names = append(names, c.ShortName)
	}
	return append(names, c.Aliases...)
}

// HasName tells whether name is one of them.
func (c Command) HasName(name string) bool {
	for _, mine := range c.Names() {
		if mine == name {
			return true
		}
	}
	return false
}
