// Reconstructs docker/daemon.go of Docker 1.6.2: how the daemon boots, with the API listening while it still does; leaves out the builder.

package main

import (
	"fmt"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/autogen/dockerversion"
	"github.com/docker/docker/builtins"
	"github.com/docker/docker/daemon"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/homedir"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/signal"
	"github.com/docker/docker/registry"
	"github.com/docker/docker/utils"
)

var (
	daemonCfg   = &daemon.Config{}
	registryCfg = &registry.Options{}
)

func init() {
	daemonCfg.InstallFlags()
	registryCfg.InstallFlags()
}

// migrateKey moves the key from where older daemons kept it, the home of
// whoever started them, to where this one looks for it.
func migrateKey() error {
	oldPath := filepath.Join(homedir.Get(), ".docker", defaultTrustKeyFile)
	newPath := filepath.Join(getDaemonConfDir(), defaultTrustKeyFile)
	_, err := os.Stat(newPath)
	if !os.IsNotExist(err) || !utils.IsFileOwner(oldPath) {
		return nil
	}
	if err := os.MkdirAll(getDaemonConfDir(), 0755); err != nil {
		return fmt.Errorf("Unable to create daemon configuration directory: %s", err)
	}
	if err := copyKey(oldPath, newPath); err != nil {
		log.Warnf("Key migration failed, key file not removed at %s", oldPath)
		return err
	}
	log.Infof("Migrated key from %s to %s", oldPath, newPath)
	return os.Remove(oldPath)
}

func copyKey(oldPath, newPath string) error {
	key, err := ioutil.ReadFile(oldPath)
	if err != nil {
		return fmt.Errorf("error opening key file %q: %s", oldPath, err)
	}
	if err := ioutil.WriteFile(newPath, key, 0600); err != nil {
		return fmt.Errorf("error creating key file %q: %s", newPath, err)
	}
	return nil
}

// mainDaemon boots the daemon and returns when it has stopped serving.
func mainDaemon() {
	if flag.NArg() != 0 {
		flag.Usage()
		return
	}
	eng := engine.New()
	signal.Trap(eng.Shutdown)
	if err := migrateKey(); err != nil {
		log.Fatal(err)
	}
	daemonCfg.TrustKeyPath = *flTrustKey
	if err := builtins.Register(eng); err != nil {
		log.Fatal(err)
	}
	if err := registry.NewService(registryCfg).Install(eng); err != nil {
		log.Fatal(err)
	}

	// The daemon is made in the background while the API listens already.
	// Until it is there, connections are accepted by nobody and simply wait.
	daemonInitWait := make(chan error)
	go func() {
		daemonInitWait <- initDaemon(eng)
	}()

	job := serveAPIJob(eng)
	serveAPIWait := make(chan error)
	go func() {
		err := job.Run()
		if err != nil {
			log.Errorf("ServeAPI error: %v", err)
		}
		serveAPIWait <- err
	}()

	log.Debug("waiting for daemon to initialize")
	errDaemon := <-daemonInitWait
	if errDaemon != nil {
		eng.Shutdown()
		// The API would go on listening for ever, so the process must end.
		log.Fatal(reasonToStop(errDaemon))
	}
	log.Info("Daemon has completed initialization")

	errAPI := <-serveAPIWait
	eng.Shutdown()
	if errAPI != nil {
		log.Fatalf("Shutting down due to ServeAPI error: %v", errAPI)
	}
}

// initDaemon makes the daemon, adds its jobs, and then lets connections in.
func initDaemon(eng *engine.Engine) error {
	d, err := daemon.NewDaemon(daemonCfg, eng)
	if err != nil {
		return err
	}
	log.Infof("docker daemon: %s %s; execdriver: %s; graphdriver: %s",
		dockerversion.VERSION,
		dockerversion.GITCOMMIT,
		d.ExecutionDriver().Name(),
		d.GraphDriver().String())
	if err := d.Install(eng); err != nil {
		return err
	}
	return eng.Job("acceptconnections").Run()
}

// serveAPIJob prepares the job that listens. It buffers requests: it listens
// at once but accepts nothing before `acceptconnections` has run.
func serveAPIJob(eng *engine.Engine) *engine.Job {
	job := eng.Job("serveapi", flHosts...)
	job.SetenvBool("Logging", true)
	job.SetenvBool("EnableCors", daemonCfg.EnableCors)
	job.Setenv("CorsHeaders", daemonCfg.CorsHeaders)
	job.Setenv("Version", dockerversion.VERSION)
	job.Setenv("SocketGroup", daemonCfg.SocketGroup)
	job.SetenvBool("BufferRequests", true)
	return job
}

// reasonToStop is the last message of a daemon that could not be made. That
// the engine is shut down is no reason: it has another, reported before.
func reasonToStop(err error) string {
	if strings.Contains(err.Error(), "engine is shutdown") {
		return "Shutting down daemon due to reported errors"
	}
	return fmt.Sprintf("Shutting down daemon due to errors: %v", err)
}
