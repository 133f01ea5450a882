// Reconstructs engine/http.go of Docker 1.6.2: an engine as an http.Handler; leaves out nothing.

package engine

import (
	"net/http"
	"path"
)

// ServeHTTP runs the job that the last part of the path names, with the query
// values `a` as arguments, and answers with what it writes. The status is 200
// before the job has begun, because the headers must leave before the output:
// so how the job ended can't be told in the response.
func (eng *Engine) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	jobName := path.Base(r.URL.Path)
	jobArgs := r.URL.Query()["a"]
	w.Header().Set("Job-Name", jobName)
	for _, arg := range jobArgs {
		w.Header().Add("Job-Args", arg)
	}
	job := eng.Job(jobName, jobArgs...)
	job.Stdout.Add(w)
	job.Stderr.Add(w)
	w.WriteHeader(http.StatusOK)
	job.Run()
}
