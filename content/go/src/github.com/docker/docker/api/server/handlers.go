// Reconstructs six handlers of api/server/server.go of Docker 1.6.2: ping, version, info, the list of containers and OPTIONS; the others only say that they are not here yet.

package server

import (
	"fmt"
	"net/http"

	"github.com/docker/docker/api"
	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/version"
)

// ping answers without asking the engine.
func ping(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	_, err := w.Write([]byte("OK"))
	return err
}

// optionsHandler answers every path; what a page may do is in the headers.
func optionsHandler(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	w.WriteHeader(http.StatusOK)
	return nil
}

// getVersion lets the engine run the job that the path ends with: `version`.
func getVersion(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	w.Header().Set("Content-Type", "application/json")
	eng.ServeHTTP(w, r)
	return nil
}

// getInfo lets the engine run the job that the path ends with: `info`.
func getInfo(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	w.Header().Set("Content-Type", "application/json")
	eng.ServeHTTP(w, r)
	return nil
}

// getContainersJSON makes a job `containers` of the query. What the job writes
// goes straight to the client, except to one so old that it expects the ports
// as text: for that one it is kept and changed first.
func getContainersJSON(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("containers")
	for _, key := range []string{"all", "size", "since", "before", "limit", "filters"} {
		job.Setenv(key, r.Form.Get(key))
	}
	if version.LessThan("1.5") {
		return containersAsBefore15(job, w)
	}
	streamJSON(job, w, false)
	return job.Run()
}

// containersAsBefore15 runs the job and answers in the format of old clients.
func containersAsBefore15(job *engine.Job, w http.ResponseWriter) error {
	// Upstream reads the output as objects one after the other, but the job
	// writes a list of them. So the table stays empty, and so does the answer.
	outs, err := job.Stdout.AddTable()
	if err != nil {
		return err
	}
	if err := job.Run(); err != nil {
		return err
	}
	for _, out := range outs.Data {
		ports := engine.NewTable("", 0)
		ports.ReadListFrom([]byte(out.Get("Ports")))
		out.Set("Ports", api.DisplayablePorts(ports))
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = outs.WriteListTo(w)
	return err
}

// notYet stands in for a handler that this reconstruction does not have.
func notYet(handler string) HttpApiFunc {
	return func(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
		message := fmt.Sprintf("%s has not been reconstructed yet", handler)
		http.Error(w, message, http.StatusNotImplemented)
		return nil
	}
}

var (
	getEvents           = notYet("getEvents")
	getImagesJSON       = notYet("getImagesJSON")
	getImagesViz        = notYet("getImagesViz")
	getImagesSearch     = notYet("getImagesSearch")
	getImagesGet        = notYet("getImagesGet")
	getImagesHistory    = notYet("getImagesHistory")
	getImagesByName     = notYet("getImagesByName")
	getContainersExport = notYet("getContainersExport")

	getContainersChanges = notYet("getContainersChanges")
	getContainersByName  = notYet("getContainersByName")
	getContainersTop     = notYet("getContainersTop")
	getContainersLogs    = notYet("getContainersLogs")
	getContainersStats   = notYet("getContainersStats")
	wsContainersAttach   = notYet("wsContainersAttach")
	getExecByID          = notYet("getExecByID")

	postAuth                = notYet("postAuth")
	postCommit              = notYet("postCommit")
	postBuild               = notYet("postBuild")
	postImagesCreate        = notYet("postImagesCreate")
	postImagesLoad          = notYet("postImagesLoad")
	postImagesPush          = notYet("postImagesPush")
	postImagesTag           = notYet("postImagesTag")
	postContainersCreate    = notYet("postContainersCreate")
	postContainersKill      = notYet("postContainersKill")
	postContainersPause     = notYet("postContainersPause")
	postContainersUnpause   = notYet("postContainersUnpause")
	postContainersRestart   = notYet("postContainersRestart")
	postContainersStart     = notYet("postContainersStart")
	postContainersStop      = notYet("postContainersStop")
	postContainersWait      = notYet("postContainersWait")
	postContainersResize    = notYet("postContainersResize")
	postContainersAttach    = notYet("postContainersAttach")
	postContainersCopy      = notYet("postContainersCopy")
	postContainerExecCreate = notYet("postContainerExecCreate")
	postContainerExecStart  = notYet("postContainerExecStart")
	postContainerExecResize = notYet("postContainerExecResize")
	postContainerRename     = notYet("postContainerRename")

	deleteContainers = notYet("deleteContainers")
	deleteImages     = notYet("deleteImages")
)
