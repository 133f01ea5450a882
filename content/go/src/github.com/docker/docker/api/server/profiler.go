// Reconstructs AttachProfiler and expvarHandler of api/server/server.go of Docker 1.6.2; leaves out the profiles themselves, which need a look below Go.

package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/gorilla/mux"
)

// AttachProfiler adds routes through which a daemon that runs with DEBUG can be
// looked into. They ask for no method, and there is no version in front.
func AttachProfiler(router *mux.Router) {
	router.HandleFunc("/debug/vars", expvarHandler)
	router.HandleFunc("/debug/pprof/", pprofIndex)
	router.HandleFunc("/debug/pprof/cmdline", pprofCmdline)
	for _, profile := range profiles {
		router.HandleFunc("/debug/pprof/"+profile, noProfile)
	}
}

// profiles are what can be asked for, in the order of the routes.
var profiles = []string{"profile", "symbol", "block", "heap", "goroutine", "threadcreate"}

// expvarHandler writes the process's public variables. There is one.
func expvarHandler(w http.ResponseWriter, r *http.Request) {
	words, err := json.Marshal(os.Args)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	fmt.Fprintf(w, "{\n%q: %s\n}\n", "cmdline", words)
}

// pprofIndex lists the profiles.
func pprofIndex(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, strings.Join(profiles, "\n"))
}

// pprofCmdline answers with the words of the command line, a zero byte between them.
func pprofCmdline(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	fmt.Fprint(w, strings.Join(os.Args, "\x00"))
}

// noProfile says that a profile is not to be had here.
func noProfile(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "no profile can be taken in this reconstruction", http.StatusNotImplemented)
}
