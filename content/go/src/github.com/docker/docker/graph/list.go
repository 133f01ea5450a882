// Reconstructs graph/list.go of Docker 1.6.2: the job behind docker images; leaves out nothing.

package graph

import (
	"path"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/parsers/filters"
	"github.com/docker/docker/utils"
)

// acceptedImageFilterTags is what images can be filtered by.
var acceptedImageFilterTags = map[string]bool{"dangling": true, "label": true}

// CmdImages is the handler of the job `images`. It writes a JSON list with a row
// for each image that has a name, and for each that no other image lies on; with
// `all` for each there is.
func (s *TagStore) CmdImages(job *engine.Job) engine.Status {
	wanted, err := filters.FromParam(job.Getenv("filters"))
	if err != nil {
		return job.Error(err)
	}
	for name := range wanted {
		if !acceptedImageFilterTags[name] {
			return job.Errorf("Invalid filter '%s'", name)
		}
	}
	dangling := false
	for _, value := range wanted["dangling"] {
		dangling = dangling || strings.ToLower(value) == "true"
	}
	list := s.graph.Heads
	if job.GetenvBool("all") && !dangling {
		list = s.graph.Map
	}
	nameless, err := list()
	if err != nil {
		return job.Error(err)
	}

	outs := engine.NewTable("Created", 0)
	rows := s.namedRows(job.Getenv("filter"), wanted, nameless)
	if !dangling {
		for _, out := range rows {
			outs.Add(out)
		}
	}
	if _, byLabel := wanted["label"]; byLabel || job.Getenv("filter") == "" {
		for _, img := range nameless {
			if wanted.MatchKVList("label", img.ContainerConfig.Labels) {
				outs.Add(rowOf(img, []string{"<none>:<none>"}, []string{"<none>@<none>"}))
			}
		}
	}
	outs.ReverseSort()
	if _, err := outs.WriteListTo(job.Stdout); err != nil {
		return job.Error(err)
	}
	return engine.StatusOK
}

// namedRows makes the rows of images with a name that fits the pattern, by id,
// and takes those images out of nameless.
func (s *TagStore) namedRows(pattern string, wanted filters.Args, nameless map[string]*image.Image) map[string]*engine.Env {
	rows := make(map[string]*engine.Env)
	s.Lock()
	defer s.Unlock()
	for repoName, repo := range s.Repositories {
		if fits, _ := path.Match(pattern, repoName); pattern != "" && !fits {
			continue
		}
		for ref, id := range repo {
			name := utils.ImageReference(repoName, ref)
			img, err := s.graph.Get(id)
			if err != nil {
				log.Warnf("couldn't load %s from %s: %s", id, name, err)
				continue
			}
			delete(nameless, id)
			if !wanted.MatchKVList("label", img.ContainerConfig.Labels) {
				continue
			}
			if rows[id] == nil {
				rows[id] = rowOf(img, []string{}, []string{})
			}
			key := "RepoTags"
			if utils.DigestReference(ref) {
				key = "RepoDigests"
			}
			rows[id].SetList(key, append(rows[id].GetList(key), name))
		}
	}
	return rows
}

// rowOf makes a row of an image.
func rowOf(img *image.Image, tags, digests []string) *engine.Env {
	out := &engine.Env{}
	out.SetJson("ParentId", img.Parent)
	out.SetList("RepoTags", tags)
	out.SetList("RepoDigests", digests)
	out.SetJson("Id", img.ID)
	out.SetInt64("Created", img.Created.Unix())
	out.SetInt64("Size", img.Size)
	out.SetInt64("VirtualSize", img.GetParentsSize(0)+img.Size)
	out.SetJson("Labels", img.ContainerConfig.Labels)
	return out
}
