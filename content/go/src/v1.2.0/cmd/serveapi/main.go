// Reconstructs what docker/daemon.go of Docker 1.2.0 does about the job serveapi; leaves out the flags and the daemon: a pause stands in for making one.

// Command serveapi runs the job of that name, as it was in 1.2.0, on the addresses it is given.
package main

import (
	"os"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/signal"
	apiserver "v1.2.0/github.com/docker/docker/api/server"
)

// pause is as long as making a daemon takes here.
const pause = 50 * time.Millisecond

func main() {
	log.SetOutput(os.Stderr)
	eng := engine.New()
	signal.Trap(eng.Shutdown)
	eng.Register("serveapi", apiserver.ServeApi)
	eng.Register("acceptconnections", apiserver.AcceptConnections)

	go func() {
		time.Sleep(pause)
		if err := eng.Job("acceptconnections").Run(); err != nil {
			log.Fatal(err)
		}
	}()

	job := eng.Job("serveapi", os.Args[1:]...)
	job.SetenvBool("Logging", true)
	job.SetenvBool("EnableCors", false)
	job.Setenv("Version", "1.2.0")
	job.Setenv("SocketGroup", "docker")
	job.SetenvBool("BufferRequests", true)
	if err := job.Run(); err != nil {
		log.Fatal(err)
	}
}
