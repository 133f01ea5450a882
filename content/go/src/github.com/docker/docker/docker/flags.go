// Reconstructs docker/flags.go of Docker 1.6.2: the options of the program, and its help; leaves out TLS, and lists only the commands that are here.

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/docker/docker/opts"
	"github.com/docker/docker/pkg/homedir"
	flag "github.com/docker/docker/pkg/mflag"
)

var (
	flVersion  = flag.Bool([]string{"v", "-version"}, false, "Print version information and quit")
	flDaemon   = flag.Bool([]string{"d", "-daemon"}, false, "Enable daemon mode")
	flDebug    = flag.Bool([]string{"D", "-debug"}, false, "Enable debug mode")
	flLogLevel = flag.String([]string{"l", "-log-level"}, "info", "Set the logging level")
	flHelp     = flag.Bool([]string{"h", "-help"}, false, "Print usage")
	flTrustKey = new(string) // no flag sets it
	flHosts    []string
)

// daemonConfDir is where the daemon keeps what belongs to the installation.
var daemonConfDir = "/etc/docker"

func getDaemonConfDir() string { return daemonConfDir }

// setDefaultConfFlag gives an option that nobody set the path of its file: the
// daemon's files are the installation's, the client's are the user's.
func setDefaultConfFlag(flag *string, file string) {
	if *flag != "" {
		return
	}
	dir := filepath.Join(homedir.Get(), ".docker")
	if *flDaemon {
		dir = getDaemonConfDir()
	}
	*flag = filepath.Join(dir, file)
}

var commands = []struct{ name, description string }{
	{"attach", "Attach to a running container"},
	{"create", "Create a new container"},
	{"events", "Get real time events from the server"},
	{"images", "List images"},
	{"info", "Display system-wide information"},
	{"inspect", "Return low-level information on a container or image"},
	{"kill", "Kill a running container"},
	{"logs", "Fetch the logs of a container"},
	{"pause", "Pause all processes within a container"},
	{"ps", "List containers"},
	{"pull", "Pull an image or a repository from a Docker registry server"},
	{"rename", "Rename an existing container"},
	{"restart", "Restart a running container"},
	{"rm", "Remove one or more containers"},
	{"run", "Run a command in a new container"},
	{"start", "Start a stopped container"},
	{"stop", "Stop a running container"},
	{"top", "Lookup the running processes of a container"},
	{"unpause", "Unpause a paused container"},
	{"version", "Show the Docker version information"},
	{"wait", "Block until a container stops, then print its exit code"},
}

func init() {
	opts.HostListVar(&flHosts, []string{"H", "-host"}, "Daemon socket(s) to connect to")
	flag.Usage = usage
}

func usage() {
	fmt.Fprint(os.Stdout, "Usage: docker [OPTIONS] COMMAND [arg...]\n\nA self-sufficient runtime for linux containers.\n\nOptions:\n")
	flag.CommandLine.SetOutput(os.Stdout)
	flag.PrintDefaults()
	fmt.Fprint(os.Stdout, "\nCommands:\n")
	for _, command := range commands {
		fmt.Fprintf(os.Stdout, "    %-10.10s%s\n", command.name, command.description)
	}
	fmt.Fprint(os.Stdout, "\nRun 'docker COMMAND --help' for more information on a command.\n")
}
