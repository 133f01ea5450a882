// Reconstructs docker/docker.go of Docker 1.6.2: the program that is both the daemon and its client; leaves out TLS and terminals.

// Command docker is the daemon with -d, and its client without.
package main

import (
	"fmt"
	"os"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api"
	"github.com/docker/docker/api/client"
	"github.com/docker/docker/autogen/dockerversion"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/reexec"
	"github.com/docker/docker/utils"
)

// defaultTrustKeyFile is the file of the key that says who an installation is.
const defaultTrustKeyFile = "key.json"

func main() {
	if reexec.Init() {
		return
	}
	log.SetOutput(os.Stderr)
	flag.Parse()
	if *flVersion {
		showVersion()
		return
	}
	setLogLevel()
	if len(flHosts) == 0 {
		addDefaultHost()
	}
	setDefaultConfFlag(flTrustKey, defaultTrustKeyFile)
	if *flDaemon {
		if *flHelp {
			flag.Usage()
			return
		}
		mainDaemon()
		return
	}
	mainClient()
}

// mainClient runs one command against the one daemon that was named.
func mainClient() {
	if len(flHosts) > 1 {
		log.Fatal("Please specify only one -H")
	}
	protoAddr := strings.SplitN(flHosts[0], "://", 2)
	cli := client.NewDockerCli(os.Stdin, os.Stdout, os.Stderr, protoAddr[0], protoAddr[1], nil)
	err := cli.Cmd(flag.Args()...)
	if err == nil {
		return
	}
	if status, ok := err.(*utils.StatusError); ok {
		if status.Status != "" {
			log.Println(status.Status)
		}
		os.Exit(status.StatusCode)
	}
	log.Fatal(err)
}

// setLogLevel does what -l says, and -D more than that.
func setLogLevel() {
	level, err := log.ParseLevel(*flLogLevel)
	if err != nil {
		log.Fatalf("Unable to parse logging level: %s", *flLogLevel)
	}
	log.SetLevel(level)
	if *flDebug {
		os.Setenv("DEBUG", "1")
		log.SetLevel(log.DebugLevel)
	}
}

// addDefaultHost stands in for -H: DOCKER_HOST, but for the client only, else
// the socket.
func addDefaultHost() {
	defaultHost := os.Getenv("DOCKER_HOST")
	if defaultHost == "" || *flDaemon {
		defaultHost = "unix://" + api.DEFAULTUNIXSOCKET
	}
	host, err := api.ValidateHost(defaultHost)
	if err != nil {
		log.Fatal(err)
	}
	flHosts = append(flHosts, host)
}

func showVersion() {
	fmt.Printf("Docker version %s, build %s\n", dockerversion.VERSION, dockerversion.GITCOMMIT)
}
