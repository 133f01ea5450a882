// Reconstructs help.go of codegangsta/cli as Swarm 1.2.0 vendors it: help and version, printed by templates; leaves out the templates a program gets that sets none, since Swarm sets its own.

package cli

import (
	"fmt"
	"io"
	"text/tabwriter"
	"text/template"
)

// AppHelpTemplate and CommandHelpTemplate are how help is printed. Columns are
// separated by tabs. An init may replace them.
var (
	AppHelpTemplate     = "{{.Name}} - {{.Usage}}\n{{range .Commands}}\n{{.Name}}\t{{.Usage}}{{end}}\n"
	CommandHelpTemplate = "{{.HelpName}} - {{.Usage}}\n{{range .Flags}}\n{{.}}{{end}}\n"
)

var helpCommand = Command{
	Name:      "help",
	Aliases:   []string{"h"},
	Usage:     "Shows a list of commands or help for one command",
	ArgsUsage: "[command]",
	Action: func(c *Context) {
		if name := c.Args().First(); name != "" {
			ShowCommandHelp(c, name)
			return
		}
		ShowAppHelp(c)
	},
}

// ShowAppHelp prints the help of the program.
func ShowAppHelp(c *Context) { printHelp(c.App.Writer, AppHelpTemplate, c.App) }

// ShowCommandHelp prints the help of a command.
func ShowCommandHelp(ctx *Context, command string) {
	if c := ctx.App.Command(command); c != nil {
		printHelp(ctx.App.Writer, CommandHelpTemplate, *c)
		return
	}
	if ctx.App.CommandNotFound != nil {
		ctx.App.CommandNotFound(ctx, command)
		return
	}
	fmt.Fprintf(ctx.App.Writer, "No help topic for '%v'\n", command)
}

// ShowVersion prints the version of the program.
func ShowVersion(c *Context) {
	fmt.Fprintf(c.App.Writer, "%v version %v\n", c.App.Name, c.App.Version)
}

func printHelp(out io.Writer, text string, data interface{}) {
	columns := tabwriter.NewWriter(out, 0, 8, 1, '\t', 0)
	defer columns.Flush()
	if err := template.Must(template.New("help").Parse(text)).Execute(columns, data); err != nil {
		panic(err)
	}
}

// anyOf tells whether a flag was given under any of its names.
func anyOf(c *Context, f BoolFlag) bool {
	for _, name := range namesOf(f.Name) {
		if c.Bool(name) {
			return true
		}
	}
	return false
}
