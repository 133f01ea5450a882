// Reconstructs api/client/cli.go of Docker 1.6.2: the command-line client, how it finds its commands and its daemon; leaves out terminals and the configuration file.

// Package client is the docker command when it is not the daemon.
package client

import (
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	flag "github.com/docker/docker/pkg/mflag"
)

// dialTimeout is how long a connection may take to be made. Some hosts take
// long, which is why it is not shorter.
const dialTimeout = 32 * time.Second

// DockerCli is a client of one daemon.
type DockerCli struct {
	proto     string
	addr      string
	in        io.ReadCloser
	out       io.Writer
	err       io.Writer
	tlsConfig *tls.Config // nil: nothing is encrypted
	scheme    string
	transport *http.Transport
}

// NewDockerCli makes a client of the daemon at the address. All its requests
// go through one transport, which keeps the connection for the next. With a
// configuration they are encrypted.
func NewDockerCli(in io.ReadCloser, out, err io.Writer, proto, addr string, tlsConfig *tls.Config) *DockerCli {
	if err == nil {
		err = out
	}
	scheme := "http"
	if tlsConfig != nil {
		scheme = "https"
	}
	tr := &http.Transport{TLSClientConfig: tlsConfig}
	if proto == "unix" {
		// The URL can't hold the path of a socket, so what it says is ignored.
		tr.DisableCompression = true
		tr.Dial = func(_, _ string) (net.Conn, error) {
			return net.DialTimeout(proto, addr, dialTimeout)
		}
	} else {
		tr.Dial = func(network, address string) (net.Conn, error) {
			return net.DialTimeout(network, address, dialTimeout)
		}
	}
	return &DockerCli{
		proto:     proto,
		addr:      addr,
		in:        in,
		out:       out,
		err:       err,
		tlsConfig: tlsConfig,
		scheme:    scheme,
		transport: tr,
	}
}

// getMethod finds the method for a command. Upstream asks package reflect for
// CmdPs when the command is ps; here the methods are listed.
func (cli *DockerCli) getMethod(args ...string) (func(...string) error, bool) {
	switch strings.ToLower(strings.Join(args, " ")) {
	case "attach":
		return cli.CmdAttach, true
	case "create":
		return cli.CmdCreate, true
	case "events":
		return cli.CmdEvents, true
	case "help":
		return cli.CmdHelp, true
	case "images":
		return cli.CmdImages, true
	case "info":
		return cli.CmdInfo, true
	case "inspect":
		return cli.CmdInspect, true
	case "kill":
		return cli.CmdKill, true
	case "logs":
		return cli.CmdLogs, true
	case "pause":
		return cli.CmdPause, true
	case "ps":
		return cli.CmdPs, true
	case "pull":
		return cli.CmdPull, true
	case "rename":
		return cli.CmdRename, true
	case "restart":
		return cli.CmdRestart, true
	case "rm":
		return cli.CmdRm, true
	case "run":
		return cli.CmdRun, true
	case "start":
		return cli.CmdStart, true
	case "stop":
		return cli.CmdStop, true
	case "top":
		return cli.CmdTop, true
	case "unpause":
		return cli.CmdUnpause, true
	case "version":
		return cli.CmdVersion, true
	case "wait":
		return cli.CmdWait, true
	}
	return nil, false
}

// Cmd runs a command; a command may be two words long. None is help.
func (cli *DockerCli) Cmd(args ...string) error {
	if len(args) == 0 {
		return cli.CmdHelp()
	}
	if len(args) > 1 {
		if method, exists := cli.getMethod(args[:2]...); exists {
			return method(args[2:]...)
		}
	}
	method, exists := cli.getMethod(args[0])
	if !exists {
		cli.noSuchCommand(args[0])
	}
	return method(args[1:]...)
}

// noSuchCommand says so and ends the process.
func (cli *DockerCli) noSuchCommand(name string) {
	fmt.Fprintf(cli.err, "docker: '%s' is not a docker command. See 'docker --help'.\n", name)
	os.Exit(1)
}

// Subcmd makes the flags of a command; asking for its help ends the process.
func (cli *DockerCli) Subcmd(name, signature, description string, exitOnError bool) *flag.FlagSet {
	errorHandling := flag.ContinueOnError
	if exitOnError {
		errorHandling = flag.ExitOnError
	}
	flags := flag.NewFlagSet(name, errorHandling)
	flags.Usage = func() {
		usage := "docker " + name
		if flags.FlagCountUndeprecated() > 0 {
			usage += " [OPTIONS]"
		}
		if signature != "" {
			usage += " " + signature
		}
		fmt.Fprintf(cli.out, "\nUsage: %s\n\n%s\n\n", usage, description)
		flags.SetOutput(cli.out)
		flags.PrintDefaults()
		os.Exit(0)
	}
	return flags
}
