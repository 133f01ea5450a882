// Reconstructs of Delve 0.12.0's terminal/command.go how a command is found by its names. Left out: all but three of them.

package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/derekparker/delve/service"
)

type cmdfunc func(t *Term, args string) error

type command struct {
	aliases []string
	helpMsg string
	cmdFn   cmdfunc
}

// Commands are what can be typed.
type Commands struct {
	cmds    []command
	lastCmd cmdfunc
	client  service.Client
}

// ExitRequestError is how the command exit says that it was typed.
type ExitRequestError struct{}

func (ExitRequestError) Error() string { return "" }

var noCmdError = errors.New("command not available")

// DebugCommands are the ones there are.
func DebugCommands(client service.Client) *Commands {
	c := &Commands{client: client}
	c.cmds = []command{
		{[]string{"continue", "c"}, "Run until breakpoint or program termination.", cont},
		{[]string{"exit", "quit", "q"}, "Exit the debugger.", exitCommand},
		{[]string{"help", "h"}, "Prints the help message.", c.help},
	}
	return c
}

// Merge gives commands further names.
func (c *Commands) Merge(allAliases map[string][]string) {
	for i, one := range c.cmds {
		c.cmds[i].aliases = append(one.aliases, allAliases[one.aliases[0]]...)
	}
}

// Find gives what a name stands for; an empty line is the last command again.
func (c *Commands) Find(cmdstr string) cmdfunc {
	if cmdstr == "" {
		if c.lastCmd != nil {
			return c.lastCmd
		}
		return func(*Term, string) error { return nil }
	}
	for _, one := range c.cmds {
		for _, alias := range one.aliases {
			if alias == cmdstr {
				c.lastCmd = one.cmdFn
				return one.cmdFn
			}
		}
	}
	return func(*Term, string) error { return noCmdError }
}

// Call does a command.
func (c *Commands) Call(cmdstr, args string, t *Term) error { return c.Find(cmdstr)(t, args) }

func cont(t *Term, args string) error {
	for state := range t.client.Continue() {
		if state.Err != nil {
			return state.Err
		}
	}
	return nil
}

func exitCommand(t *Term, args string) error { return ExitRequestError{} }

func (c *Commands) help(t *Term, args string) error {
	fmt.Println("The following commands are available:")
	for _, one := range c.cmds {
		also := strings.Join(one.aliases[1:], " | ")
		fmt.Printf("    %s (alias: %s) \t %s\n", one.aliases[0], also, one.helpMsg)
	}
	return nil
}

// executeFile does the commands that stand in a file. One that fails does not keep the next from its turn.
func (c *Commands) executeFile(t *Term, name string) error {
	fh, err := os.Open(name)
	if err != nil {
		return err
	}
	defer fh.Close()
	scanner := bufio.NewScanner(fh)
	for number := 1; scanner.Scan(); number++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cmdstr, args := parseCommand(line)
		if err := c.Call(cmdstr, args, t); err != nil {
			fmt.Printf("%s:%d: %v\n", name, number, err)
		}
	}
	return scanner.Err()
}
