// Reconstructs app.go of codegangsta/cli as Swarm 1.2.0 vendors it: an application with flags and commands; leaves out subcommands, completion for bash, After, authors and the time of compilation.

// Package cli reads a command line: flags of the program, the name of a
// command, flags of the command, arguments.
package cli

import (
	"fmt"
	"io"
	"io/ioutil"
	"os"
	"path"
)

// App is a program with commands.
type App struct {
	// Name is what the program is called; path.Base(os.Args[0]) by default.
	Name string
	// HelpName is the same for messages of help.
	HelpName string
	// Usage says in one line what the program is for.
	Usage string
	// Version of the program.
	Version string
	// Commands by name.
	Commands []Command
	// Flags that stand before the command.
	Flags []Flag
	// HideHelp and HideVersion leave out what is there by itself.
	HideHelp    bool
	HideVersion bool
	// Before runs when the flags are known, ahead of any command. Its error
	// ends the program.
	Before func(context *Context) error
	// Action runs when no command is named; the help by default.
	Action func(context *Context)
	// CommandNotFound runs when help is wanted for a command that isn't there.
	CommandNotFound func(context *Context, command string)
	// Author and Email of the program.
	Author string
	Email  string
	// Writer gets what is printed; os.Stdout by default.
	Writer io.Writer
}

// NewApp makes an application that can print its help.
func NewApp() *App {
	name := path.Base(os.Args[0])
	return &App{
		Name:     name,
		HelpName: name,
		Usage:    "A new cli application",
		Version:  "0.0.0",
		Action:   helpCommand.Action,
		Writer:   os.Stdout,
	}
}

// Run reads the command line and does what it says. An error has been told
// together with the help already.
func (a *App) Run(arguments []string) error {
	a.complete()

	set := flagSet(a.Name, a.Flags)
	set.SetOutput(ioutil.Discard)
	parseErr := set.Parse(arguments[1:])
	if err := normalizeFlags(a.Flags, set); err != nil {
		fmt.Fprintln(a.Writer, err)
		ShowAppHelp(NewContext(a, set, nil))
		return err
	}

	context := NewContext(a, set, nil)
	switch {
	case parseErr != nil:
		fmt.Fprint(a.Writer, "Incorrect Usage.\n\n")
		ShowAppHelp(context)
		return parseErr
	case !a.HideHelp && anyOf(context, HelpFlag):
		ShowAppHelp(context)
		return nil
	case !a.HideVersion && anyOf(context, VersionFlag):
		ShowVersion(context)
		return nil
	}

	if a.Before != nil {
		if err := a.Before(context); err != nil {
			return err
		}
	}
	if command := a.Command(context.Args().First()); command != nil {
		return command.Run(context)
	}
	a.Action(context)
	return nil
}

// complete adds what every application has: the command help, --help and --version.
func (a *App) complete() {
	for i := range a.Commands {
		if a.Commands[i].HelpName == "" {
			a.Commands[i].HelpName = a.HelpName + " " + a.Commands[i].Name
		}
	}
	if !a.HideHelp && a.Command(helpCommand.Name) == nil {
		a.Commands = append(a.Commands, helpCommand)
		a.appendFlag(HelpFlag)
	}
	if !a.HideVersion {
		a.appendFlag(VersionFlag)
	}
}

// Command finds a command by any of its names; nil if there is none.
func (a *App) Command(name string) *Command {
	for i := range a.Commands {
		if a.Commands[i].HasName(name) {
			return &a.Commands[i]
		}
	}
	return nil
}

func (a *App) appendFlag(flag Flag) {
	for _, there := range a.Flags {
		if there == flag {
			return
		}
	}
	a.Flags = append(a.Flags, flag)
}
