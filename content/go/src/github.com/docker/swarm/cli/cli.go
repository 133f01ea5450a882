// Reconstructs cli/cli.go of Swarm 1.2.0: the program's own flags, and the run of a command; leaves out nothing.

// Package cli is Swarm's command line: create, list, manage and join.
package cli

import (
	"os"
	"path"
	"runtime/debug"

	log "github.com/Sirupsen/logrus"
	"github.com/codegangsta/cli"
	"github.com/docker/swarm/experimental"
	"github.com/docker/swarm/version"
)

// Run reads the command line and runs what it asks for.
func Run() {
	setProgramLimits()

	app := cli.NewApp()
	app.Name = path.Base(os.Args[0])
	app.Usage = "A Docker-native clustering system"
	app.Version = version.VERSION + " (" + version.GITCOMMIT + ")"
	app.Author, app.Email = "", ""
	app.Flags = []cli.Flag{
		cli.BoolFlag{Name: "debug", Usage: "debug mode", EnvVar: "DEBUG"},
		cli.StringFlag{
			Name:  "log-level, l",
			Usage: "Log level (options: debug, info, warn, error, fatal, panic)",
			Value: "info",
		},
		cli.BoolFlag{Name: "experimental", Usage: "enable experimental features"},
	}
	app.Before = setUp
	app.Commands = commands

	err := app.Run(os.Args)
	if err != nil {
		log.Fatal(err)
	}
}

// setUp acts on the program's own flags, before any command runs.
func setUp(c *cli.Context) error {
	log.SetOutput(os.Stderr)
	level, err := log.ParseLevel(c.String("log-level"))
	if err != nil {
		log.Fatalf(err.Error())
	}
	// A level that is named counts more than --debug.
	if c.Bool("debug") && !c.IsSet("log-level") && !c.IsSet("l") {
		level = log.DebugLevel
	}
	log.SetLevel(level)
	experimental.ENABLED = c.Bool("experimental")
	return nil
}

// setProgramLimits allows five times as many threads as Go does by itself:
// with many nodes, many of them wait for the network.
func setProgramLimits() {
	const maxThreadCount int = 50000
	debug.SetMaxThreads(maxThreadCount)
}
