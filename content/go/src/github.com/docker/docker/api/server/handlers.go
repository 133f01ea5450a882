// Reconstructs handlers of api/server/server.go of Docker 1.6.2: ping, version, info, events, images, pulling one, and OPTIONS, see containers.go for those of containers; the others only say that they are not here yet.

package server

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/pkg/parsers"
	"github.com/docker/docker/pkg/version"
	"github.com/docker/docker/registry"
	"github.com/docker/docker/utils"
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

// getEvents sends each event as soon as there is one.
func getEvents(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("events")
	setenvFromForm(job, r, "since", "until", "filters")
	streamJSON(job, w, true)
	return job.Run()
}

// getImagesJSON lists images. Before 1.7 there was a row for each name.
func getImagesJSON(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	job := eng.Job("images")
	setenvFromForm(job, r, "filters", "filter", "all")
	if version.LessThan("1.7") {
		return imagesAsBefore17(job, w)
	}
	streamJSON(job, w, false)
	return job.Run()
}

func imagesAsBefore17(job *engine.Job, w http.ResponseWriter) error {
	outs, err := job.Stdout.AddListTable()
	if err != nil {
		return err
	}
	if err := job.Run(); err != nil {
		return err
	}
	legacy := engine.NewTable("Created", 0)
	for _, out := range outs.Data {
		for _, repoTag := range out.GetList("RepoTags") {
			repo, tag := parsers.ParseRepositoryTag(repoTag)
			row := &engine.Env{}
			row.Set("Repository", repo)
			row.SetJson("Tag", tag)
			row.Set("Id", out.Get("Id"))
			for _, key := range []string{"Created", "Size", "VirtualSize"} {
				row.SetInt64(key, out.GetInt64(key))
			}
			legacy.Add(row)
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = legacy.WriteListTo(w)
	return err
}

// getImagesByName tells all about an image.
func getImagesByName(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	job := eng.Job("image_inspect", vars["name"])
	if version.LessThan("1.12") {
		job.SetenvBool("raw", true)
	}
	streamJSON(job, w, false)
	return job.Run()
}

// postImagesCreate pulls an image: what its job writes is the answer, line by
// line. So an error may come when the status has long been sent; then it is the
// last line.
func postImagesCreate(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if err := parseForm(r); err != nil {
		return err
	}
	image, tag := r.Form.Get("fromImage"), r.Form.Get("tag")
	if image == "" {
		return notYet("import")(eng, version, w, r, vars)
	}
	if tag == "" {
		image, tag = parsers.ParseRepositoryTag(image)
	}
	job := eng.Job("pull", image, tag)
	job.SetenvBool("parallel", version.GreaterThan("1.3"))
	job.SetenvJson("authConfig", authOf(r))
	inJSON := version.GreaterThan("1.0")
	job.SetenvBool("json", inJSON)
	if inJSON {
		streamJSON(job, w, true)
	} else {
		job.Stdout.Add(utils.NewWriteFlusher(w))
	}
	err := job.Run()
	if err != nil && job.Stdout.Used() {
		w.Write(utils.NewStreamFormatter(inJSON).FormatError(err))
		return nil
	}
	return err
}

// authOf reads who asks. Nobody need say so, and what can't be read is nobody.
func authOf(r *http.Request) *registry.AuthConfig {
	auth := &registry.AuthConfig{}
	header := strings.NewReader(r.Header.Get("X-Registry-Auth"))
	if err := json.NewDecoder(base64.NewDecoder(base64.URLEncoding, header)).Decode(auth); err != nil {
		return &registry.AuthConfig{}
	}
	return auth
}

// getImagesViz is left for clients that are older than 1.7.
func getImagesViz(eng *engine.Engine, version version.Version, w http.ResponseWriter, r *http.Request, vars map[string]string) error {
	if version.GreaterThan("1.6") {
		w.WriteHeader(http.StatusNotFound)
		return fmt.Errorf("This is now implemented in the client.")
	}
	eng.ServeHTTP(w, r)
	return nil
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
	getImagesSearch     = notYet("getImagesSearch")
	getImagesGet        = notYet("getImagesGet")
	getImagesHistory    = notYet("getImagesHistory")
	getContainersExport = notYet("getContainersExport")

	getContainersChanges = notYet("getContainersChanges")
	getContainersStats   = notYet("getContainersStats")
	wsContainersAttach   = notYet("wsContainersAttach")
	getExecByID          = notYet("getExecByID")

	postAuth                = notYet("postAuth")
	postCommit              = notYet("postCommit")
	postBuild               = notYet("postBuild")
	postImagesLoad          = notYet("postImagesLoad")
	postImagesPush          = notYet("postImagesPush")
	postImagesTag           = notYet("postImagesTag")
	postContainersCopy      = notYet("postContainersCopy")
	postContainerExecCreate = notYet("postContainerExecCreate")
	postContainerExecStart  = notYet("postContainerExecStart")
	postContainerExecResize = notYet("postContainerExecResize")

	deleteImages = notYet("deleteImages")
)
