// Reconstructs of Delve 0.12.0's terminal/terminal.go and command.go the loop at the prompt, the init file, the commands continue, exit and help. Left out: line editing and history, and the thirty other commands.

// Package terminal is the debugger's client that a person types at.
package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/derekparker/delve/config"
	"github.com/derekparker/delve/service"
)

// Term is a terminal in which a debugger runs.
type Term struct {
	InitFile string

	client service.Client
	prompt string
	line   *bufio.Reader
	cmds   *Commands
}

// New makes one.
func New(client service.Client, conf *config.Config) *Term {
	cmds := DebugCommands(client)
	if conf != nil && conf.Aliases != nil {
		cmds.Merge(conf.Aliases)
	}
	return &Term{client: client, prompt: "(dlv) ", line: bufio.NewReader(os.Stdin), cmds: cmds}
}

// Run reads commands and does them until one says exit, or there are no more.
// Its number is to be the exit status.
func (t *Term) Run() (int, error) {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, syscall.SIGINT)
	go t.haltOn(ch)

	fmt.Println("Type 'help' for list of commands.")
	if t.InitFile != "" {
		if err := t.cmds.executeFile(t, t.InitFile); err != nil {
			fmt.Fprintf(os.Stderr, "Error executing init file: %s\n", err)
		}
	}
	for {
		cmdstr, err := t.promptForInput()
		if err == io.EOF {
			fmt.Println("exit")
			return t.handleExit()
		}
		if err != nil {
			return 1, errors.New("Prompt for input failed.\n")
		}
		cmdstr, args := parseCommand(cmdstr)
		err = t.cmds.Call(cmdstr, args, t)
		if _, ok := err.(ExitRequestError); ok {
			return t.handleExit()
		}
		if err != nil {
			complain(err)
		}
	}
}

// haltOn has the process stopped when somebody presses Ctrl-C.
func (t *Term) haltOn(ch <-chan os.Signal) {
	for range ch {
		fmt.Printf("received SIGINT, stopping process (will not forward signal)")
		if _, err := t.client.Halt(); err != nil {
			fmt.Fprintf(os.Stderr, "%v", err)
		}
	}
}

// complain prints an error. What kind it was did not survive the way through JSON.
func complain(err error) {
	if strings.Contains(err.Error(), "exited") {
		fmt.Fprintln(os.Stderr, err.Error())
		return
	}
	fmt.Fprintf(os.Stderr, "Command failed: %s\n", err)
}

func (t *Term) promptForInput() (string, error) {
	fmt.Print(t.prompt)
	line, err := t.line.ReadString('\n')
	if err != nil && line == "" {
		return "", err
	}
	return strings.TrimSuffix(line, "\n"), nil
}

// handleExit ends the process, if it has not ended before.
func (t *Term) handleExit() (int, error) {
	s, err := t.client.GetState()
	if err != nil {
		return 1, err
	}
	if s.Exited {
		return 0, nil
	}
	kill := true
	if t.client.AttachedToExistingProcess() {
		fmt.Print("Would you like to kill the process? [Y/n] ")
		answer, err := t.line.ReadString('\n')
		if err != nil {
			return 2, io.EOF
		}
		answer = strings.ToLower(strings.TrimSpace(answer))
		kill = answer != "n" && answer != "no"
	}
	if err := t.client.Detach(kill); err != nil {
		return 1, err
	}
	return 0, nil
}

func parseCommand(cmdstr string) (name, args string) {
	parts := strings.SplitN(cmdstr, " ", 2)
	if len(parts) == 2 {
		args = strings.TrimSpace(parts[1])
	}
	return parts[0], args
}
