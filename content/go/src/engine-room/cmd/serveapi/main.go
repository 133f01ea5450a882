// Reconstructs what docker/daemon.go of Docker 1.6.2 does about the job serveapi, with its flags; leaves out the daemon: a pause stands in for making one.

// Command serveapi runs the job of that name on the addresses it is given.
package main

import (
	"os"
	"path/filepath"
	"runtime"
	"time"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/api"
	apiserver "github.com/docker/docker/api/server"
	"github.com/docker/docker/autogen/dockerversion"
	"github.com/docker/docker/engine"
	flag "github.com/docker/docker/pkg/mflag"
	"github.com/docker/docker/pkg/signal"
)

// pause is as long as making a daemon takes here.
const pause = 50 * time.Millisecond

var (
	flDebug       = flag.Bool([]string{"D", "-debug"}, false, "Enable debug mode")
	flEnableCors  = flag.Bool([]string{"#api-enable-cors", "#-api-enable-cors"}, false, "Enable CORS headers in the remote API, this is deprecated by --api-cors-header")
	flCorsHeaders = flag.String([]string{"-api-cors-header"}, "", "Set CORS headers in the remote API")
	flSocketGroup = flag.String([]string{"G", "-group"}, "docker", "Group for the unix socket")
	flTls         = flag.Bool([]string{"-tls"}, false, "Use TLS; implied by --tlsverify")
	flTlsVerify   = flag.Bool([]string{"-tlsverify"}, os.Getenv("DOCKER_TLS_VERIFY") != "", "Use TLS and verify the remote")
	flCa          = flag.String([]string{"-tlscacert"}, certFile("ca.pem"), "Trust certs signed only by this CA")
	flCert        = flag.String([]string{"-tlscert"}, certFile("cert.pem"), "Path to TLS certificate file")
	flKey         = flag.String([]string{"-tlskey"}, certFile("key.pem"), "Path to TLS key file")
)

// certFile is where a file of TLS is looked for unless a flag says otherwise.
func certFile(name string) string {
	folder := os.Getenv("DOCKER_CERT_PATH")
	if folder == "" {
		folder = filepath.Join(os.Getenv("HOME"), ".docker")
	}
	return filepath.Join(folder, name)
}

func main() {
	log.SetOutput(os.Stderr)
	flag.Parse()
	if *flDebug {
		os.Setenv("DEBUG", "1")
	}
	eng := engine.New()
	signal.Trap(eng.Shutdown)
	register(eng)

	daemonInitWait := make(chan error)
	go func() {
		time.Sleep(pause)
		daemonInitWait <- eng.Job("acceptconnections").Run()
	}()

	job := serveAPIJob(eng, flag.Args())
	serveAPIWait := make(chan error)
	go func() {
		err := job.Run()
		if err != nil {
			log.Errorf("ServeAPI error: %v", err)
		}
		serveAPIWait <- err
	}()

	if err := <-daemonInitWait; err != nil {
		log.Fatal(err)
	}
	errAPI := <-serveAPIWait
	eng.Shutdown()
	if errAPI != nil {
		log.Fatalf("Shutting down due to ServeAPI error: %v", errAPI)
	}
}

// register gives the engine the two jobs of the API, and one to ask for.
func register(eng *engine.Engine) {
	for name, handler := range map[string]engine.Handler{
		"serveapi":          apiserver.ServeApi,
		"acceptconnections": apiserver.AcceptConnections,
		"version":           version,
	} {
		if err := eng.Register(name, handler); err != nil {
			log.Fatal(err)
		}
	}
}

// version answers like the daemon's job of that name, but for the kernel.
func version(job *engine.Job) engine.Status {
	v := &engine.Env{}
	v.SetJson("Version", dockerversion.VERSION)
	v.SetJson("ApiVersion", api.APIVERSION)
	v.SetJson("GitCommit", dockerversion.GITCOMMIT)
	v.Set("GoVersion", runtime.Version())
	v.Set("Os", runtime.GOOS)
	v.Set("Arch", runtime.GOARCH)
	if _, err := v.WriteTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

// serveAPIJob makes the job: addresses are its arguments, all else that the
// server must know is its environment.
func serveAPIJob(eng *engine.Engine, hosts []string) *engine.Job {
	job := eng.Job("serveapi", hosts...)
	job.SetenvBool("Logging", true)
	job.SetenvBool("EnableCors", *flEnableCors)
	job.Setenv("CorsHeaders", *flCorsHeaders)
	job.Setenv("Version", dockerversion.VERSION)
	job.Setenv("SocketGroup", *flSocketGroup)
	job.SetenvBool("Tls", *flTls)
	job.SetenvBool("TlsVerify", *flTlsVerify)
	job.Setenv("TlsCa", *flCa)
	job.Setenv("TlsCert", *flCert)
	job.Setenv("TlsKey", *flKey)
	job.SetenvBool("BufferRequests", true)
	return job
}
