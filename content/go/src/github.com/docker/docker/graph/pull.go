// Reconstructs part of graph/pull.go of Docker 1.6.2: an image comes from a registry of the first version; leaves out the second version, mirrors, and trying again.

package graph

import (
	"fmt"
	"io"
	"strings"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
	"github.com/docker/docker/image"
	"github.com/docker/docker/pkg/common"
	"github.com/docker/docker/pkg/progressreader"
	"github.com/docker/docker/registry"
	"github.com/docker/docker/utils"
)

// CmdPull is the handler of the job `pull`: it fetches an image of that name and
// tag, or all tags if there is none, and writes how far it is. Two clients that
// want the same get it once: the second waits.
func (s *TagStore) CmdPull(job *engine.Job) engine.Status {
	var tag string
	switch len(job.Args) {
	case 1:
	case 2:
		tag = job.Args[1]
	default:
		return job.Errorf("Usage: %s IMAGE [TAG|DIGEST]", job.Name)
	}
	sf := utils.NewStreamFormatter(job.GetenvBool("json"))
	authConfig := &registry.AuthConfig{}
	job.GetenvJson("authConfig", authConfig)
	repoInfo, err := registry.ResolveRepositoryInfo(job, job.Args[0])
	if err != nil {
		return job.Error(err)
	}
	name := repoInfo.LocalName
	if tag != "" {
		name = utils.ImageReference(name, tag)
	}

	if c, err := s.poolAdd(name); err != nil {
		job.Stdout.Write(sf.FormatStatus("", "Repository %s already being pulled by another client. Waiting.", repoInfo.LocalName))
		<-c
		return engine.StatusOK
	}
	defer s.poolRemove(name)

	log.Debugf("pulling image from host %q with remote name %q", repoInfo.Index.Name, repoInfo.RemoteName)
	endpoint, err := repoInfo.GetEndpoint()
	if err != nil {
		return job.Error(err)
	}
	p := &puller{
		store:    s,
		session:  registry.NewSession(authConfig, endpoint),
		out:      job.Stdout,
		sf:       sf,
		repoInfo: repoInfo,
	}
	if err := p.pullRepository(tag, job.GetenvBool("parallel")); err != nil {
		return job.Error(err)
	}
	if err := job.Eng.Job("log", "pull", name, "").Run(); err != nil {
		log.Errorf("Error logging event 'pull' for %s: %s", name, err)
	}
	return engine.StatusOK
}

// puller is one pull.
type puller struct {
	store    *TagStore
	session  *registry.Session
	out      io.Writer
	sf       *utils.StreamFormatter
	repoInfo *registry.RepositoryInfo
}

// progress writes a line about an image or a layer.
func (p *puller) progress(id, format string, a ...interface{}) {
	p.out.Write(p.sf.FormatProgress(common.TruncateID(id), fmt.Sprintf(format, a...), nil))
}

// pullRepository fetches the images of a tag, or of all, one goroutine each if
// they may come in parallel, and names them when all are there.
func (p *puller) pullRepository(askedTag string, parallel bool) error {
	remote, canonical := p.repoInfo.RemoteName, p.repoInfo.CanonicalName
	p.out.Write(p.sf.FormatStatus("", "Pulling repository %s", canonical))
	data, err := p.session.GetRepositoryData(remote)
	if err != nil {
		if strings.Contains(err.Error(), "HTTP code: 404") {
			return fmt.Errorf("Error: image %s not found", utils.ImageReference(remote, askedTag))
		}
		return err
	}
	tags, err := p.session.GetRemoteTags(data.Endpoints, remote, data.Tokens)
	if err != nil {
		log.Errorf("unable to get remote tags: %s", err)
		return err
	}
	if askedTag != "" {
		id, exists := tags[askedTag]
		if !exists {
			return fmt.Errorf("Tag %s not found in repository %s", askedTag, canonical)
		}
		tags = map[string]string{askedTag: id}
	}

	type result struct {
		downloaded bool
		err        error
	}
	// An image that has two tags is fetched once.
	wanted := make(map[string]string)
	for tag, id := range tags {
		wanted[id] = tag
	}
	results := make(chan result, len(wanted))
	for id, tag := range wanted {
		download := func(id, tag string) {
			downloaded, err := p.pullTagged(id, tag, data)
			results <- result{downloaded, err}
		}
		if parallel {
			go download(id, tag)
		} else {
			download(id, tag)
		}
	}
	downloaded, failed := false, error(nil)
	for range wanted {
		r := <-results
		downloaded = downloaded || r.downloaded
		if r.err != nil {
			failed = r.err
		}
	}
	if failed != nil {
		return failed
	}
	for tag, id := range tags {
		if err := p.store.Set(p.repoInfo.LocalName, tag, id, true); err != nil {
			return err
		}
	}
	if askedTag != "" {
		canonical = utils.ImageReference(canonical, askedTag)
	}
	if downloaded {
		p.out.Write(p.sf.FormatStatus("", "Status: Downloaded newer image for %s", canonical))
	} else {
		p.out.Write(p.sf.FormatStatus("", "Status: Image is up to date for %s", canonical))
	}
	return nil
}

// pullTagged fetches one image, from the first endpoint that can give it.
func (p *puller) pullTagged(id, tag string, data *registry.RepositoryData) (downloaded bool, err error) {
	canonical := p.repoInfo.CanonicalName
	if c, err := p.store.poolAdd("img:" + id); err != nil {
		p.progress(id, "Layer already being pulled by another client. Waiting.")
		<-c
		p.progress(id, "Download complete")
		return false, nil
	}
	defer p.store.poolRemove("img:" + id)

	p.progress(id, "Pulling image (%s) from %s", tag, canonical)
	for _, endpoint := range data.Endpoints {
		p.progress(id, "Pulling image (%s) from %s, endpoint: %s", tag, canonical, endpoint)
		if downloaded, err = p.pullImage(id, endpoint, data.Tokens); err == nil {
			p.progress(id, "Download complete")
			return downloaded, nil
		}
		p.progress(id, "Error pulling image (%s) from %s, endpoint: %s, %s", tag, canonical, endpoint, err)
	}
	err = fmt.Errorf("Error pulling image (%s) from %s, %v", tag, canonical, err)
	p.progress(id, "%s", err)
	return false, err
}

// pullImage fetches those layers of an image that are not here, the lowest first.
func (p *puller) pullImage(id, endpoint string, tokens []string) (downloaded bool, err error) {
	history, err := p.session.GetRemoteHistory(id, endpoint, tokens)
	if err != nil {
		return false, err
	}
	p.progress(id, "Pulling dependent layers")
	for i := len(history) - 1; i >= 0; i-- {
		fetched, err := p.pullLayer(history[i], endpoint, tokens)
		if err != nil {
			p.progress(history[i], "Error pulling dependent layers")
			return false, err
		}
		downloaded = downloaded || fetched
		p.progress(history[i], "Download complete")
	}
	return downloaded, nil
}

// pullLayer fetches a layer with what is known of it, unless it is here, or comes
// with another image just now.
func (p *puller) pullLayer(id, endpoint string, tokens []string) (fetched bool, err error) {
	if c, err := p.store.poolAdd("layer:" + id); err != nil {
		log.Debugf("Image (id: %s) pull is already running, skipping: %v", id, err)
		<-c
	} else {
		defer p.store.poolRemove("layer:" + id)
	}
	if p.store.graph.Exists(id) {
		return false, nil
	}
	p.progress(id, "Pulling metadata")
	text, size, err := p.session.GetRemoteImageJSON(id, endpoint, tokens)
	if err != nil {
		return false, err
	}
	img, err := image.NewImgJSON(text)
	if err != nil {
		return false, fmt.Errorf("Failed to parse json: %s", err)
	}
	p.progress(id, "Pulling fs layer")
	layer, err := p.session.GetRemoteImageLayer(img.ID, endpoint, tokens)
	if err != nil {
		return false, err
	}
	reader := progressreader.New(progressreader.Config{
		In:        layer,
		Out:       p.out,
		Formatter: p.sf,
		Size:      size,
		ID:        common.TruncateID(id),
		Action:    "Downloading",
	})
	defer reader.Close()
	return true, p.store.graph.Register(img, reader)
}
