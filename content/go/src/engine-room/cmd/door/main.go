// Reconstructs the start of docker/daemon.go of Docker 1.6.2 around the job acceptconnections; leaves out the daemon: a pause stands in for making it, and one job for its jobs.

// Command door lets clients in when a daemon is ready, or with -buffer=false at
// once; with -systemd its socket is open before it is a daemon.
package main

import (
	"flag"
	"io/ioutil"
	"os"
	"strconv"
	"time"

	log "github.com/Sirupsen/logrus"

	apiserver "github.com/docker/docker/api/server"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/signal"
)

// pidfile says whom to tell to stop.
const pidfile = "/tmp/door.pid"

// pause is as long as making a daemon takes here.
const pause = 50 * time.Millisecond

var (
	buffer  = flag.Bool("buffer", true, "hold requests until the daemon is ready")
	systemd = flag.String("systemd", "", "an address at which systemd listens for the daemon")
)

func main() {
	log.SetOutput(os.Stderr)
	flag.Parse()
	ioutil.WriteFile(pidfile, []byte(strconv.Itoa(os.Getpid())), 0644)
	if *systemd != "" {
		playSystemd(*systemd)
	}
	mainDaemon(flag.Args())
}

// mainDaemon boots in the order of the real one: the API listens while the
// daemon is being made.
func mainDaemon(hosts []string) {
	eng := engine.New()
	signal.Trap(eng.Shutdown)
	eng.Register("serveapi", apiserver.ServeApi)
	eng.Register("acceptconnections", apiserver.AcceptConnections)

	daemonInitWait := make(chan error)
	go func() {
		daemonInitWait <- initDaemon(eng)
	}()

	job := eng.Job("serveapi", hosts...)
	job.SetenvBool("Logging", true)
	job.SetenvBool("BufferRequests", *buffer)
	serveAPIWait := make(chan error)
	go func() {
		serveAPIWait <- job.Run()
	}()

	if err := <-daemonInitWait; err != nil {
		log.Fatal(err)
	}
	err := <-serveAPIWait
	eng.Shutdown()
	if err != nil {
		log.Fatalf("Shutting down due to ServeAPI error: %v", err)
	}
}

// initDaemon makes the daemon, which takes its time, then adds its jobs, then
// opens the door.
func initDaemon(eng *engine.Engine) error {
	time.Sleep(pause)
	if err := eng.Register("info", info); err != nil {
		return err
	}
	return eng.Job("acceptconnections").Run()
}

// info stands in for all that a daemon can be asked.
func info(job *engine.Job) engine.Status {
	job.Printf("{\"Containers\":2}\n")
	return engine.StatusOK
}
