// Reconstructs of cobra (as of mid-2016) what Delve 0.12.0 uses: commands below a command, flags that all of them share. Left out: help pages, completion, flags of one command alone, and pflag as a package of its own.

// Package cobra runs one of several commands, as the words of the command line say.
package cobra

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// Command is a command; one that has commands below it only chooses among them.
type Command struct {
	Use   string // its name, then what it takes
	Short string
	Long  string

	// PersistentPreRunE looks at the arguments first; its error ends everything.
	PersistentPreRunE func(cmd *Command, args []string) error
	Run               func(cmd *Command, args []string)

	commands []*Command
	parent   *Command
	flags    *FlagSet
	args     []string // instead of the command line's
}

// AddCommand puts commands below c.
func (c *Command) AddCommand(cmds ...*Command) {
	for _, one := range cmds {
		one.parent = c
		c.commands = append(c.commands, one)
	}
}

// Name is the first word of Use.
func (c *Command) Name() string {
	return strings.SplitN(c.Use, " ", 2)[0]
}

// Root is the command above all.
func (c *Command) Root() *Command {
	for c.parent != nil {
		c = c.parent
	}
	return c
}

// PersistentFlags are the flags that c and every command below it know.
func (c *Command) PersistentFlags() *FlagSet {
	if c.flags == nil {
		c.flags = &FlagSet{dash: -1}
	}
	return c.flags
}

// ArgsLenAtDash is how many arguments stood before `--`; -1 where there was none.
func (c *Command) ArgsLenAtDash() int {
	return c.Root().PersistentFlags().dash
}

// SetArgs gives words to use instead of the command line's.
func (c *Command) SetArgs(args []string) { c.Root().args = args }

// Execute runs the command that the words name.
func (c *Command) Execute() error {
	root := c.Root()
	words := root.args
	if words == nil {
		words = os.Args[1:]
	}
	args, err := root.PersistentFlags().parse(words)
	if err == nil {
		err = root.choose(args)
	}
	if err != nil {
		fmt.Println("Error:", err.Error())
	}
	return err
}

func (c *Command) choose(args []string) error {
	if len(args) == 0 || c.ArgsLenAtDash() == 0 {
		c.usage()
		return nil
	}
	for _, one := range c.commands {
		if one.Name() != args[0] {
			continue
		}
		// The command's own name is no argument, before the dash or after it.
		if flags := c.Root().PersistentFlags(); flags.dash > 0 {
			flags.dash--
		}
		if one.PersistentPreRunE != nil {
			if err := one.PersistentPreRunE(one, args[1:]); err != nil {
				return err
			}
		}
		one.Run(one, args[1:])
		return nil
	}
	return errors.New(fmt.Sprintf("unknown command %q for %q", args[0], c.Name()))
}

func (c *Command) usage() {
	fmt.Println(strings.TrimSpace(c.Long))
	fmt.Printf("\nUsage:\n  %s [command]\n\nAvailable Commands:\n", c.Name())
	for _, one := range c.commands {
		fmt.Printf("  %-11s %s\n", one.Name(), one.Short)
	}
}
