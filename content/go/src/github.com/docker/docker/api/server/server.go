// Reconstructs the first and last parts of api/server/server.go of Docker 1.6.2: serving, the router, and what is around every handler; leaves out, of profiling, what the profiler's routes answer.

// Package server is the daemon's side of the remote API: it listens, finds the
// handler of each request, and the handler makes a job of it.
package server

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"

	log "github.com/Sirupsen/logrus"
	"github.com/gorilla/mux"

	"github.com/docker/docker/api"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/version"
	"github.com/docker/docker/utils"
)

// activationLock is closed once the daemon is ready for requests.
var activationLock = make(chan struct{})

// Server serves the API on one address.
type Server interface {
	Serve() error
	Close() error
}

// HttpServer is a Server with its listener.
type HttpServer struct {
	srv *http.Server
	l   net.Listener
}

// Serve accepts connections until the listener is closed.
func (s *HttpServer) Serve() error { return s.srv.Serve(s.l) }

// Close closes the listener.
func (s *HttpServer) Close() error { return s.l.Close() }

// HttpApiFunc is a handler of the API. What it returns as an error becomes the
// response, unless it has written one already.
type HttpApiFunc func(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error

// ServeApi is the handler of the job `serveapi`. Its arguments are addresses;
// each is served in a goroutine of its own. It ends when all have ended, or
// when the first of them fails.
func ServeApi(job *engine.Job) engine.Status {
	protoAddrs := job.Args
	if len(protoAddrs) == 0 {
		return job.Errorf("usage: %s PROTO://ADDR [PROTO://ADDR ...]", job.Name)
	}
	chErrors := make(chan error, len(protoAddrs))
	for _, protoAddr := range protoAddrs {
		parts := strings.SplitN(protoAddr, "://", 2)
		if len(parts) != 2 {
			return job.Errorf("usage: %s PROTO://ADDR [PROTO://ADDR ...]", job.Name)
		}
		go func() {
			chErrors <- serve(parts[0], parts[1], job)
		}()
	}
	for range protoAddrs {
		err := <-chErrors
		if err != nil {
			return job.Error(err)
		}
	}
	return engine.StatusOK
}

// serve listens on one address and serves it until the engine shuts down.
func serve(proto, addr string, job *engine.Job) error {
	log.Infof("Listening for HTTP on %s (%s)", proto, addr)
	srv, err := NewServer(proto, addr, job)
	if err != nil {
		return err
	}
	job.Eng.OnShutdown(func() {
		if err := srv.Close(); err != nil {
			log.Error(err)
		}
	})
	err = srv.Serve()
	if err != nil && strings.Contains(err.Error(), "use of closed network connection") {
		return nil
	}
	return err
}

// createRouter makes the table of routes. Each one is there twice: with the
// version in front of the path, and without.
func createRouter(eng *engine.Engine, logging, enableCors bool, corsHeaders string, dockerVersion string) *mux.Router {
	r := mux.NewRouter()
	if os.Getenv("DEBUG") != "" {
		AttachProfiler(r)
	}
	m := map[string]map[string]HttpApiFunc{
		"GET": {
			"/_ping":                          ping,
			"/events":                         getEvents,
			"/info":                           getInfo,
			"/version":                        getVersion,
			"/images/json":                    getImagesJSON,
			"/images/viz":                     getImagesViz,
			"/images/search":                  getImagesSearch,
			"/images/get":                     getImagesGet,
			"/images/{name:.*}/get":           getImagesGet,
			"/images/{name:.*}/history":       getImagesHistory,
			"/images/{name:.*}/json":          getImagesByName,
			"/containers/ps":                  getContainersJSON,
			"/containers/json":                getContainersJSON,
			"/containers/{name:.*}/export":    getContainersExport,
			"/containers/{name:.*}/changes":   getContainersChanges,
			"/containers/{name:.*}/json":      getContainersByName,
			"/containers/{name:.*}/top":       getContainersTop,
			"/containers/{name:.*}/logs":      getContainersLogs,
			"/containers/{name:.*}/stats":     getContainersStats,
			"/containers/{name:.*}/attach/ws": wsContainersAttach,
			"/exec/{id:.*}/json":              getExecByID,
		},
		"POST": {
			"/auth":                         postAuth,
			"/commit":                       postCommit,
			"/build":                        postBuild,
			"/images/create":                postImagesCreate,
			"/images/load":                  postImagesLoad,
			"/images/{name:.*}/push":        postImagesPush,
			"/images/{name:.*}/tag":         postImagesTag,
			"/containers/create":            postContainersCreate,
			"/containers/{name:.*}/kill":    postContainersKill,
			"/containers/{name:.*}/pause":   postContainersPause,
			"/containers/{name:.*}/unpause": postContainersUnpause,
			"/containers/{name:.*}/restart": postContainersRestart,
			"/containers/{name:.*}/start":   postContainersStart,
			"/containers/{name:.*}/stop":    postContainersStop,
			"/containers/{name:.*}/wait":    postContainersWait,
			"/containers/{name:.*}/resize":  postContainersResize,
			"/containers/{name:.*}/attach":  postContainersAttach,
			"/containers/{name:.*}/copy":    postContainersCopy,
			"/containers/{name:.*}/exec":    postContainerExecCreate,
			"/exec/{name:.*}/start":         postContainerExecStart,
			"/exec/{name:.*}/resize":        postContainerExecResize,
			"/containers/{name:.*}/rename":  postContainerRename,
		},
		"DELETE": {
			"/containers/{name:.*}": deleteContainers,
			"/images/{name:.*}":     deleteImages,
		},
		"OPTIONS": {
			"": optionsHandler,
		},
	}

	// The older switch allows every origin, if the newer one names none.
	if enableCors && corsHeaders == "" {
		corsHeaders = "*"
	}

	// A map has no order, so the routes are registered, and later searched, in
	// another order in each run. No two of them fit the same request.
	for method, routes := range m {
		for route, fct := range routes {
			log.Debugf("Registering %s, %s", method, route)
			// Variables of this round alone, whatever comes to hold on to them.
			localMethod, localRoute, localFct := method, route, fct
			f := makeHttpHandler(eng, logging, localMethod, localRoute, localFct, corsHeaders, version.Version(dockerVersion))
			if localRoute == "" {
				r.Methods(localMethod).HandlerFunc(f)
				continue
			}
			r.Path("/v{version:[0-9.]+}" + localRoute).Methods(localMethod).HandlerFunc(f)
			r.Path(localRoute).Methods(localMethod).HandlerFunc(f)
		}
	}
	return r
}

// makeHttpHandler wraps what every request needs around a handler: the log,
// the check of the version, the CORS headers, and the response to an error.
func makeHttpHandler(eng *engine.Engine, logging bool, localMethod string, localRoute string, handlerFunc HttpApiFunc, corsHeaders string, dockerVersion version.Version) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		log.Debugf("Calling %s %s", localMethod, localRoute)
		if logging {
			log.Infof("%s %s", r.Method, r.RequestURI)
		}
		warnOfOtherVersion(r.Header.Get("User-Agent"), dockerVersion)

		vars := mux.Vars(r)
		version := version.Version(vars["version"])
		if version == "" {
			version = api.APIVERSION
		}
		if corsHeaders != "" {
			writeCorsHeaders(w, r, corsHeaders)
		}
		if version.GreaterThan(api.APIVERSION) {
			message := fmt.Sprintf("client and server don't have same version (client : %s, server: %s)", version, api.APIVERSION)
			http.Error(w, message, http.StatusNotFound)
			return
		}

		err := handlerFunc(eng, version, w, r, vars)
		if err != nil {
			log.Errorf("Handler for %s %s returned error: %s", localMethod, localRoute, err)
			httpError(w, err)
		}
	}
}

// warnOfOtherVersion notes that a client of Docker's own is not as old as the daemon.
func warnOfOtherVersion(userAgent string, dockerVersion version.Version) {
	if !strings.Contains(userAgent, "Docker-Client/") {
		return
	}
	parts := strings.Split(userAgent, "/")
	if len(parts) == 2 && !dockerVersion.Equal(version.Version(parts[1])) {
		log.Debugf("Warning: client and server don't have the same version (client: %s, server: %s)", parts[1], dockerVersion)
	}
}

// statusOfMessage is tried in this order, on the message in lower case.
var statusOfMessage = []struct {
	words      string
	statusCode int
}{
	{"no such", http.StatusNotFound},
	{"bad parameter", http.StatusBadRequest},
	{"conflict", http.StatusConflict},
	{"impossible", http.StatusNotAcceptable},
	{"wrong login/password", http.StatusUnauthorized},
	{"hasn't been activated", http.StatusForbidden},
}

// httpError answers with an error. Jobs return text, so the status code has to
// be guessed from the words in it; without any of them it is 500.
func httpError(w http.ResponseWriter, err error) {
	statusCode := http.StatusInternalServerError
	message := strings.ToLower(err.Error())
	for _, known := range statusOfMessage {
		if strings.Contains(message, known.words) {
			statusCode = known.statusCode
			break
		}
	}
	log.Errorf("HTTP Error: statusCode=%d %v", statusCode, err)
	http.Error(w, err.Error(), statusCode)
}

// writeCorsHeaders lets pages of the given origin use the API.
func writeCorsHeaders(w http.ResponseWriter, r *http.Request, corsHeaders string) {
	log.Debugf("CORS header is enabled and set to: %s", corsHeaders)
	header := w.Header()
	header.Add("Access-Control-Allow-Origin", corsHeaders)
	header.Add("Access-Control-Allow-Headers", "Origin, X-Requested-With, Content-Type, Accept, X-Registry-Auth")
	header.Add("Access-Control-Allow-Methods", "GET, POST, DELETE, PUT, OPTIONS")
}

// streamJSON sends what the job writes straight to the client, and with flush
// without delay.
func streamJSON(job *engine.Job, w http.ResponseWriter, flush bool) {
	w.Header().Set("Content-Type", "application/json")
	if flush {
		job.Stdout.Add(utils.NewWriteFlusher(w))
	} else {
		job.Stdout.Add(w)
	}
}

// checkForJson wants application/json, but does not mind a missing type if there
// is no body.
func checkForJson(r *http.Request) error {
	contentType := r.Header.Get("Content-Type")
	if contentType == "" && (r.Body == nil || r.ContentLength == 0) {
		return nil
	}
	if api.MatchesContentType(contentType, "application/json") {
		return nil
	}
	return fmt.Errorf("Content-Type specified (%s) must be 'application/json'", contentType)
}

// writeJSON answers with a value as JSON.
func writeJSON(w http.ResponseWriter, code int, v interface{}) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	return json.NewEncoder(w).Encode(v)
}

// writeJSONEnv answers with an environment, which knows itself how it is written.
func writeJSONEnv(w http.ResponseWriter, code int, v engine.Env) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	return v.Encode(w)
}

// parseForm reads the query and the body, and does not mind a body of no
// particular type, which is how clients send an empty one.
func parseForm(r *http.Request) error {
	err := r.ParseForm()
	if err != nil && strings.HasPrefix(err.Error(), "mime:") {
		return nil
	}
	return err
}
