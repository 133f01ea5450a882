// This is no reconstruction: a daemon in small that is easy to tell to stop and hard to stop, on the real engine and the real trap of Docker 1.6.2.

// Command workd runs the jobs that its arguments name, and takes a small job
// more each second, until a signal stops it. With -hang one of its shutdown
// callbacks never returns.
package main

import (
	"flag"
	"os"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/signal"
	"github.com/docker/docker/utils"
)

const pidfile = "/var/run/workd.pid"

func main() {
	hang := flag.Bool("hang", false, "add a shutdown callback that never returns")
	flag.Parse()
	log.SetOutput(os.Stderr)

	eng := engine.New()
	signal.Trap(eng.Shutdown)
	eng.Register("nap", nap)
	eng.Register("endless", endless)
	eng.Register("errand", errand)

	if err := utils.CreatePidFile(pidfile); err != nil {
		log.Fatal(err)
	}
	eng.OnShutdown(func() { utils.RemovePidFile(pidfile) })
	eng.OnShutdown(settle)
	if *hang {
		eng.OnShutdown(hangs)
	}

	for _, name := range flag.Args() {
		go eng.Job(name).Run()
	}
	err := takeErrands(eng)
	log.Errorf("no more errands: %v", err)
	// The end of mainDaemon: when the API is over, it shuts the engine down,
	// too, whoever else may be doing so.
	eng.Shutdown()
	log.Info("the callbacks have returned, and so does main")
}

// takeErrands runs a job each second, as requests would, until one is refused.
func takeErrands(eng *engine.Engine) error {
	for {
		time.Sleep(time.Second)
		if err := eng.Job("errand").Run(); err != nil {
			return err
		}
	}
}

// nap is a job that takes three seconds.
func nap(job *engine.Job) engine.Status {
	time.Sleep(3 * time.Second)
	return engine.StatusOK
}

// endless is a job that ends when it is cancelled. Nobody does.
func endless(job *engine.Job) engine.Status {
	<-job.WaitCancelled()
	return engine.StatusOK
}

// errand is a job that is done at once.
func errand(job *engine.Job) engine.Status {
	return engine.StatusOK
}

// settle is a callback that takes a second.
func settle() {
	log.Info("settling")
	time.Sleep(time.Second)
	log.Info("settled")
}

// hangs is a callback that waits for something that will not happen.
func hangs() {
	log.Info("waiting for ever")
	<-make(chan struct{})
}
