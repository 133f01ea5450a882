// Profiles over HTTP.

// Package pprof answers at /debug/pprof/.
package pprof

import (
	"fmt"
	"html"
	"net/http"
	"os"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"
)

func init() {
	http.HandleFunc("/debug/pprof/", Index)
	http.HandleFunc("/debug/pprof/cmdline", Cmdline)
	http.HandleFunc("/debug/pprof/profile", Profile)
	http.HandleFunc("/debug/pprof/symbol", Symbol)
	http.HandleFunc("/debug/pprof/trace", Trace)
}

func plain(w http.ResponseWriter) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
}

// Cmdline answers with the command line.
func Cmdline(w http.ResponseWriter, r *http.Request) {
	plain(w)
	fmt.Fprint(w, strings.Join(os.Args, "\x00"))
}

func seconds(r *http.Request, usual int) time.Duration {
	n, err := strconv.Atoi(r.FormValue("seconds"))
	if err != nil || n <= 0 {
		n = usual
	}
	return time.Duration(n) * time.Second
}

// Profile answers with a profile of processor time.
func Profile(w http.ResponseWriter, r *http.Request) {
	if err := pprof.StartCPUProfile(w); err != nil {
		plain(w)
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprintf(w, "Could not enable CPU profiling: %s\n", err)
		return
	}
	time.Sleep(seconds(r, 30))
	pprof.StopCPUProfile()
}

// Trace answers with a trace, which is empty.
func Trace(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/octet-stream")
	time.Sleep(seconds(r, 1))
}

// Symbol answers with names of functions.
func Symbol(w http.ResponseWriter, r *http.Request) {
	plain(w)
	fmt.Fprintf(w, "num_symbols: 1\n")
	for _, word := range strings.Split(r.URL.RawQuery, "+") {
		if pc, _ := strconv.ParseUint(word, 0, 64); pc != 0 {
			if f := runtime.FuncForPC(uintptr(pc)); f != nil {
				fmt.Fprintf(w, "%#x %s\n", pc, f.Name())
			}
		}
	}
}

type handler string

// Handler answers with one profile.
func Handler(name string) http.Handler { return handler(name) }

func (name handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	plain(w)
	p := pprof.Lookup(string(name))
	if p == nil {
		w.WriteHeader(http.StatusNotFound)
		fmt.Fprintln(w, "Unknown profile")
		return
	}
	debug, _ := strconv.Atoi(r.FormValue("debug"))
	p.WriteTo(w, debug)
}

// Index answers with the list of profiles, or with one.
func Index(w http.ResponseWriter, r *http.Request) {
	if name := strings.TrimPrefix(r.URL.Path, "/debug/pprof/"); name != "" && name != r.URL.Path {
		handler(name).ServeHTTP(w, r)
		return
	}
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, "<html>\n<head>\n<title>/debug/pprof/</title>\n</head>\n<body>\n<table>\n")
	for _, p := range pprof.Profiles() {
		fmt.Fprintf(w, "<tr><td>%d</td><td><a href='%s?debug=1'>%s</a></td></tr>\n", p.Count(), html.EscapeString(p.Name()), html.EscapeString(p.Name()))
	}
	fmt.Fprint(w, "</table>\n</body>\n</html>\n")
}
